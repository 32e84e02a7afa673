// The schemas in a real language server for YAML, over LSP: every file of the real handbook is
// accepted, broken ones are underlined where they are wrong, and keys are explained in Swedish.
// The settings are those that a new handbook brings for its editor.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../..')
const handbok = process.env.HANDBOK ?? path.join(root, 'target/release/handbok')
const server = path.join(here, 'node_modules/yaml-language-server/bin/yaml-language-server')

let room, book, settings, client

// A client of the language server: requests, notifications and what is told of each file.
function connect() {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = new Map()
  let waiting = []
  let buffer = Buffer.alloc(0)
  let next = 1
  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }))
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`)
    child.stdin.write(body)
  }
  const take = (message) => {
    if (message.method === 'workspace/configuration') {
      const given = { yaml: { ...defaults, ...section('yaml') }, '[yaml]': {}, editor: section('editor'), files: section('files') }
      const result = message.params.items.map(({ section }) => given[section] ?? {})
      send({ id: message.id, result })
    } else if (message.method === 'textDocument/publishDiagnostics') {
      waiting = waiting.filter(({ uri, done }) => uri !== message.params.uri || done(message.params.diagnostics))
    } else if (message.method && message.id !== undefined) {
      send({ id: message.id, result: null })
    } else if (message.id !== undefined) {
      answers.get(message.id)?.(message)
      answers.delete(message.id)
    }
  }
  child.stdout.on('data', (bytes) => {
    buffer = Buffer.concat([buffer, bytes])
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1])
      if (buffer.length < head + 4 + length) return
      const body = buffer.subarray(head + 4, head + 4 + length)
      buffer = buffer.subarray(head + 4 + length)
      take(JSON.parse(body.toString()))
    }
  })
  const request = (method, params) =>
    new Promise((done) => {
      const id = next++
      answers.set(id, (message) => done(message.result ?? message.error))
      send({ id, method, params })
    })
  const notify = (method, params) => send({ method, params })
  // Opens a text as a file and gives what the server has against it.
  const next_told = (uri) =>
    new Promise((done) => waiting.push({ uri, done: (found) => (done(found), false) }))
  const open = new Set()
  const diagnose = async (uri, text) => {
    if (open.has(uri)) {
      // A file that is closed is told to have nothing against it.
      const cleared = next_told(uri)
      notify('textDocument/didClose', { textDocument: { uri } })
      await cleared
    }
    open.add(uri)
    const found = next_told(uri)
    notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: next++, text } })
    return found
  }
  return { child, request, notify, diagnose }
}

// What the editor's YAML extension says where a handbook says nothing.
const defaults = { validate: true, hover: true, completion: true, schemaStore: { enable: false } }

// `{"yaml.schemas": x}` as `{schemas: x}`, the way that an editor hands its settings over.
function section(name) {
  const own = Object.entries(settings).filter(([key]) => key.startsWith(`${name}.`))
  return Object.fromEntries(own.map(([key, value]) => [key.slice(name.length + 1), value]))
}

const uri = (file) => pathToFileURL(path.join(book, file)).href

function yamlFiles(folder) {
  return readdirSync(path.join(book, folder), { recursive: true })
    .map((file) => path.join(folder, file))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
}

before(async () => {
  room = mkdtempSync(path.join(tmpdir(), 'handbok-editor-'))
  book = path.join(room, 'bok')
  execFileSync(handbok, ['new', 'handbook', book])
  settings = JSON.parse(readFileSync(path.join(book, '.vscode/settings.json'), 'utf8'))
  // The editor finds schemas from the folder that it has opened.
  settings['yaml.schemas'] = Object.fromEntries(
    Object.entries(settings['yaml.schemas']).map(([schema, files]) => [
      pathToFileURL(path.join(book, schema)).href,
      files,
    ]),
  )
  for (const folder of ['guidance', 'content']) {
    rmSync(path.join(book, folder), { recursive: true })
    cpSync(path.join(root, folder), path.join(book, folder), { recursive: true })
  }
  client = connect()
  const folder = pathToFileURL(book).href
  await client.request('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'bok' }],
    capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: {} },
  })
  client.notify('initialized', {})
  client.notify('workspace/didChangeConfiguration', { settings: { yaml: { ...defaults, ...section('yaml') } } })
})

after(() => {
  client?.child.kill()
  rmSync(room, { recursive: true, force: true })
})

test('every YAML file of the real handbook is accepted', { timeout: 300_000 }, async () => {
  const files = [...yamlFiles('guidance'), ...yamlFiles('content')]
  assert.ok(files.length > 30, `${files.length} files`)
  const wrong = []
  for (const file of files) {
    const text = readFileSync(path.join(book, file), 'utf8')
    for (const { message, range } of await client.diagnose(uri(file), text)) {
      wrong.push(`${file}:${range.start.line + 1}: ${message}`)
    }
  }
  assert.deepEqual(wrong, [])
})

// What an author may write wrongly, and what the underlined words are.
const broken = [
  ['guidance/handbook.yaml', (text) => text.replace('utgivare:', 'utgivarre:'), 'utgivarre'],
  ['guidance/handbook.yaml', (text) => text.replace(/status: \w+/, 'status: nastan'), 'nastan'],
  ['guidance/goals.yaml', () => '- id: x\n  niva: hogre\n  text: T\n  kalla: s1\n  status: gallande\n', 'hogre'],
  ['content/accessibility.yaml', () => 'aktor: [\n', ''],
]

for (const [index, [file, breaks, due]] of broken.entries()) {
  test(`a broken file is underlined where it is wrong (${index + 1})`, { timeout: 60_000 }, async () => {
    const text = breaks(readFileSync(path.join(book, file), 'utf8'))
    const found = await client.diagnose(uri(file), text)
    assert.ok(found.length > 0, 'nothing is told')
    const words = found.map(({ range: { start, end } }) =>
      text.split('\n')[start.line]?.slice(start.character, start.line === end.line ? end.character : undefined),
    )
    assert.ok(due === '' || words.some((word) => word?.includes(due)), JSON.stringify(found))
  })
}

test('a key is explained in Swedish and keys are offered', { timeout: 60_000 }, async () => {
  const file = uri('content/centres/dalarna/ny.yaml')
  await client.diagnose(file, 'namn: Påhittad\nkommun: okand\n')
  const hover = await client.request('textDocument/hover', {
    textDocument: { uri: file },
    position: { line: 1, character: 2 },
  })
  assert.match(JSON.stringify(hover), /Kommunens id, eller okand/)
  const offered = await client.request('textDocument/completion', {
    textDocument: { uri: file },
    position: { line: 2, character: 0 },
  })
  const labels = (offered.items ?? offered).map(({ label }) => label)
  assert.ok(labels.includes('benamning') && labels.includes('huvudman') === false, labels.join(' '))
})
