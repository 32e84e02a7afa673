//! XML schemas for the description, since CSIP asks that a package holds the schemas of its XML
//! (CSIP113). DCMI's own lie at dublincore.org; these name the elements that we use, and were
//! written for this: they are under the program's licence.

/// Each schema's path in the archive, and its text.
pub const ALL: [(&str, &str); 3] = [
    ("schemas/dc.xsd", DC),
    ("schemas/dcterms.xsd", DCTERMS),
    ("schemas/dublin-core.xsd", DESCRIPTION),
];

const DESCRIPTION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
  <xs:annotation>
    <xs:documentation xml:lang="sv">En utgåva, beskriven med Dublin Core (DCMI Metadata Terms).</xs:documentation>
  </xs:annotation>
  <xs:import namespace="http://purl.org/dc/elements/1.1/" schemaLocation="dc.xsd"/>
  <xs:import namespace="http://purl.org/dc/terms/" schemaLocation="dcterms.xsd"/>
  <xs:element name="metadata">
    <xs:complexType>
      <xs:sequence>
        <xs:element ref="dc:title"/>
        <xs:element ref="dcterms:alternative" minOccurs="0"/>
        <xs:element ref="dc:publisher" minOccurs="0" maxOccurs="unbounded"/>
        <xs:element ref="dc:description"/>
        <xs:element ref="dcterms:abstract" minOccurs="0"/>
        <xs:element ref="dcterms:issued"/>
        <xs:element ref="dcterms:valid" minOccurs="0"/>
        <xs:element ref="dc:identifier" minOccurs="0" maxOccurs="2"/>
        <xs:element ref="dcterms:provenance" minOccurs="0"/>
        <xs:element ref="dcterms:replaces" minOccurs="0"/>
        <xs:element ref="dc:language"/>
        <xs:element ref="dc:rights" minOccurs="0"/>
        <xs:element ref="dc:type"/>
        <xs:element ref="dcterms:hasPart" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>
"#;

const DC: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://purl.org/dc/elements/1.1/" targetNamespace="http://purl.org/dc/elements/1.1/" elementFormDefault="qualified">
  <xs:simpleType name="words">
    <xs:restriction base="xs:string"><xs:pattern value="\s*\S(.|\s)*"/></xs:restriction>
  </xs:simpleType>
  <xs:element name="title" type="words"/>
  <xs:element name="publisher" type="words"/>
  <xs:element name="description" type="words"/>
  <xs:element name="identifier" type="words"/>
  <xs:element name="language" type="xs:language"/>
  <xs:element name="rights" type="words"/>
  <xs:element name="type" type="words"/>
</xs:schema>
"#;

const DCTERMS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://purl.org/dc/terms/" targetNamespace="http://purl.org/dc/terms/" elementFormDefault="qualified">
  <xs:simpleType name="words">
    <xs:restriction base="xs:string"><xs:pattern value="\s*\S(.|\s)*"/></xs:restriction>
  </xs:simpleType>
  <xs:element name="alternative" type="words"/>
  <xs:element name="abstract" type="words"/>
  <xs:element name="issued" type="xs:date"/>
  <xs:element name="valid" type="words"/>
  <xs:element name="provenance" type="words"/>
  <xs:element name="replaces" type="words"/>
  <xs:element name="hasPart" type="xs:anyURI"/>
</xs:schema>
"#;
