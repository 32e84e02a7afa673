//! Pictures as the press takes them: each looked into before Typst sees it, since one bad picture
//! would stop the whole booklet.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use image::ImageReader;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use super::drawing;
use crate::source::sources::Sources;

/// Larger files than this are left out: 24 MiB.
const LARGEST: usize = 24 << 20;
/// More pixels than this are left out.
const MOST_PIXELS: u64 = 60_000_000;

/// A drawing is made for a telephone; made as much smaller, its text is as large as that around it.
const ON_PAPER: f64 = 0.83;

/// The pictures of one booklet, by their path in the press's world.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// Path in the press's world → bytes.
    pub files: BTreeMap<String, Arc<[u8]>>,
    known: BTreeMap<String, String>,
}

/// A picture that the theme can set.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Its path in the press's world.
    pub path: String,
    /// Its width in points, at the size that it was made for.
    pub width: f64,
    /// Height over width.
    pub ratio: f64,
}

impl Pictures {
    /// Takes in a file of the handbook.
    ///
    /// # Errors
    /// What is wrong with it, as a clause in Swedish.
    pub fn file(&mut self, sources: &Sources, path: &str) -> Result<Placed, String> {
        let id = sources.find(path).ok_or_else(|| "filen finns inte".to_owned())?;
        let bytes = &sources.file(id).bytes;
        let ending = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
        let placed = self.place(path, &ending)?;
        self.take(placed, &ending, bytes)
    }

    /// Takes in an SVG that was drawn from data.
    ///
    /// # Errors
    /// What is wrong with it, as a clause in Swedish.
    pub fn drawn(&mut self, svg: &str) -> Result<Placed, String> {
        let name = format!("ritad:{}", self.files.len());
        let placed = self.place(&name, "svg")?;
        let drawn = self.take(placed, "svg", &Arc::from(svg.as_bytes()))?;
        Ok(Placed { width: drawn.width * ON_PAPER, ..drawn })
    }

    /// The path that a picture has here: few paths, used again for every booklet.
    fn place(&mut self, name: &str, ending: &str) -> Result<String, String> {
        let ending = match ending {
            "svg" => "svg",
            "png" => "png",
            "jpg" | "jpeg" => "jpg",
            "webp" => "webp",
            "gif" => "gif",
            _ => return Err(format!("formatet .{ending} stöds inte")),
        };
        let next = self.known.len();
        let path = self.known.entry(name.to_owned());
        Ok(path.or_insert_with(|| format!("pictures/{next}.{ending}")).clone())
    }

    fn take(&mut self, path: String, kind: &str, bytes: &Arc<[u8]>) -> Result<Placed, String> {
        let (width, height) = if kind == "svg" { svg(bytes)? } else { raster(bytes)? };
        let whole = width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0;
        if !whole {
            return Err("bilden har ingen storlek".to_owned());
        }
        self.files.insert(path.clone(), Arc::clone(bytes));
        Ok(Placed { path, width, ratio: height / width })
    }
}

/// The size of an SVG, in points.
fn svg(bytes: &Arc<[u8]>) -> Result<(f64, f64), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "SVG-filen är inte UTF-8".to_owned())?;
    if let Some(address) = outward(text) {
        return Err(format!("SVG-filen hämtar {address} utifrån"));
    }
    if drawing::endless(text) {
        return Err("SVG-filen har för många former".to_owned());
    }
    let image = SvgImage::new(Bytes::new(bytes.to_vec()))
        .map_err(|_| "SVG-filen går inte att läsa".to_owned())?;
    drawing::pictures(image.tree(), &|bytes| {
        raster(bytes).map(drop).map_err(|why| format!("i SVG-filen: {why}"))
    })?;
    Ok((image.width(), image.height()))
}

/// An address outside the file that an SVG fetches pictures from.
fn outward(svg: &str) -> Option<&str> {
    let mut rest = svg;
    while let Some(start) = rest.find("<image").or_else(|| rest.find("<feImage")) {
        let tag = &rest[start + 1..];
        let end = tag.find('>').unwrap_or(tag.len());
        let inside = &tag[..end];
        if let Some(at) = inside.find("href") {
            let value = inside[at + 4..].trim_start().strip_prefix('=').unwrap_or("").trim_start();
            let value = value.get(1..).unwrap_or("");
            let value = value.split(['"', '\'']).next().unwrap_or("");
            if !value.starts_with("data:") && !value.starts_with('#') {
                return Some(value);
            }
        }
        rest = &tag[end..];
    }
    None
}

/// The size of a picture made of pixels, in pixels.
fn raster(bytes: &[u8]) -> Result<(f64, f64), String> {
    if bytes.len() > LARGEST {
        return Err(format!("filen är {} MB; högst 24 går", bytes.len() >> 20));
    }
    let format = ExchangeFormat::detect(bytes).ok_or("filen är inte en bild som går att läsa")?;
    if format == ExchangeFormat::Jpg && is_cmyk(bytes) {
        return Err("bilden är i CMYK; spara den i RGB".to_owned());
    }
    let (width, height) = pixels(bytes, format).ok_or("bilden går inte att läsa")?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(format!("bilden är {width} × {height} bildpunkter; förminska den"));
    }
    let image = RasterImage::plain(Bytes::new(bytes.to_vec()), format)
        .map_err(|_| "bilden går inte att läsa".to_owned())?;
    Ok((f64::from(image.width()), f64::from(image.height())))
}

/// Width and height as a picture's head says, so that a bomb is not unpacked: read by those who would
/// unpack it.
fn pixels(bytes: &[u8], format: ExchangeFormat) -> Option<(u32, u32)> {
    let format = match format {
        ExchangeFormat::Png => image::ImageFormat::Png,
        ExchangeFormat::Jpg => image::ImageFormat::Jpeg,
        ExchangeFormat::Gif => image::ImageFormat::Gif,
        ExchangeFormat::Webp => image::ImageFormat::WebP,
    };
    ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().ok()
}

/// Whether a JPEG has four channels.
fn is_cmyk(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4).and_then(|b| b.first_chunk())
    {
        let frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if frame {
            return bytes.get(at + 9) == Some(&4);
        }
        at += 2 + usize::from(high) * 256 + usize::from(low);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>"#;

    #[test]
    fn a_drawn_picture_has_a_place_and_a_shape() {
        let placed = Pictures::default().drawn(SVG).expect("a whole SVG");
        assert_eq!(placed.path, "pictures/0.svg");
        assert!((placed.ratio - 0.5).abs() < 1e-9);
        assert!((placed.width - 40.0 * ON_PAPER).abs() < 1e-9);
    }

    #[test]
    fn what_is_broken_or_fetches_something_is_refused_with_a_reason() {
        let mut pictures = Pictures::default();
        assert!(pictures.drawn("<svg").is_err());
        let fetching = SVG.replace("></svg>", r#"><image href="https://x.se/a.png"/></svg>"#);
        assert!(pictures.drawn(&fetching).expect_err("refused").contains("https://x.se/a.png"));
        let fixture = Sources::from_fixture("-- a.png --\ninte en bild\n-- b.tiff --\nx\n");
        assert!(pictures.file(&fixture, "a.png").is_err());
        assert!(pictures.file(&fixture, "b.tiff").expect_err("refused").contains(".tiff"));
        assert!(pictures.file(&fixture, "c.png").expect_err("refused").contains("finns inte"));
    }

    /// Small files whose heads claim 65,535 × 65,535 pixels.
    fn bombs() -> Vec<(&'static str, Vec<u8>)> {
        let mut png =
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xff\xff\0\0\xff\xff\x08\x06\0\0\0".to_vec();
        // The checksum of that head, and an empty body.
        png.extend(b"\xb6\x05\xd9\x50\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
        let gif = b"GIF89a\xff\xff\xff\xff\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x4c\x01\0;";
        let mut jpg =
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xdb\0\x43\0".to_vec();
        jpg.extend([1; 64]);
        jpg.extend(b"\xff\xc0\0\x0b\x08\xff\xff\xff\xff\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0?\0\0\0\xff\xd9");
        vec![("png", png), ("gif", gif.to_vec()), ("jpg", jpg)]
    }

    fn base64(bytes: &[u8]) -> String {
        const DIGITS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for three in bytes.chunks(3) {
            let number =
                (0..3).fold(0, |n, i| n << 8 | u32::from(three.get(i).copied().unwrap_or(0)));
            for i in 0..4 {
                let digit = DIGITS[(number >> (18 - 6 * i)) as usize & 63];
                out.push(if i <= three.len() { char::from(digit) } else { '=' });
            }
        }
        out
    }

    #[test]
    fn a_picture_that_claims_more_pixels_than_anyone_prints_is_not_unpacked() {
        for (kind, bytes) in bombs() {
            let why = raster(&bytes).expect_err("refused");
            assert!(why.contains("65535 × 65535"), "{kind}: {why}");
            let mime = if kind == "jpg" { "jpeg" } else { kind };
            let data = base64(&bytes);
            let image = format!(
                "<image width=\"9\" height=\"9\" href=\"data:image/{mime};base64,{data}\"/>"
            );
            let inside = SVG.replace("></svg>", &format!(">{image}</svg>"));
            let why = Pictures::default().drawn(&inside).expect_err("refused");
            assert!(why.contains("65535 × 65535") && why.contains("SVG"), "{kind}: {why}");
            let masked =
                format!("<mask id=\"m\">{image}</mask><path d=\"M0 0H9V9\" mask=\"url(#m)\"/>");
            let inside = SVG.replace("></svg>", &format!(">{masked}</svg>"));
            assert!(Pictures::default().drawn(&inside).is_err(), "{kind} in a mask");
        }
    }

    #[test]
    fn a_jpeg_with_four_channels_is_known_by_its_head() {
        let head = |channels: u8| {
            let mut b = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0];
            b.extend([0xff, 0xc0, 0, 17, 8, 0, 1, 0, 1, channels]);
            b
        };
        assert!(is_cmyk(&head(4)));
        assert!(!is_cmyk(&head(3)));
        assert!(!is_cmyk(&[0xff, 0xd8]));
    }
}
