// The task that a new handbook brings for its editor: its own command is run on a broken handbook,
// and its own patterns, read as the editor reads them, must find every finding, at its place.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const handbok = path.resolve(process.env.HANDBOK ?? path.join(root, 'target/release/handbok'))

let room, book, task, due

before(() => {
  room = mkdtempSync(path.join(tmpdir(), 'uppgift-'))
  book = path.join(room, 'bok')
  execFileSync(handbok, ['new', 'handbook', book])
  const edit = (name, change) => {
    const file = path.join(book, name)
    writeFileSync(file, change(existsSync(file) ? readFileSync(file, 'utf8') : ''))
  }
  edit('guidance/roles.yaml', (text) => text.replace('titel:', 'title:'))
  edit('guidance/terms.yaml', (text) => text.replace('term: barnhälsovård', 'term: ”barnhälsovård”'))
  edit('content/index.md', (text) => `${text}\n[S9: en [källa]](kalla:s9)\n\n[här](om/sa-redigerar-du.md)\n\n| A | B |\n|---|---|\n| a | b |\n`)
  const page = readFileSync(path.join(book, 'content/index.md'), 'utf8')
  edit('content/sida nummer två.md', () => page.replace('granskad: nej', 'granskad: kanske'))
  const tasks = JSON.parse(readFileSync(path.join(book, '.vscode/tasks.json'), 'utf8')).tasks
  task = tasks.find((task) => task.label === 'Kontrollera handboken')
  const told = spawnSync(handbok, ['check', '--format', 'json', '--root', book], { encoding: 'utf8' })
  due = JSON.parse(told.stdout).findings
})

after(() => rmSync(room, { recursive: true, force: true }))

// What the editor lists: every line held against every pattern, as in its documentation.
function listed(lines, matchers) {
  return matchers.flatMap(({ pattern, severity, fileLocation }) => {
    assert.deepEqual(fileLocation, ['relative', '${workspaceFolder}'])
    const regexp = new RegExp(pattern.regexp)
    return lines.flatMap((line) => {
      const found = regexp.exec(line)
      if (!found) return []
      const at = (name) => found[pattern[name]]
      return [[at('file'), Number(at('line')), Number(at('column')), severity, at('code'), at('message')].join('|')]
    })
  })
}

test('the editor lists every finding once, at its place, from the output of its own task', () => {
  const PATH = `${path.dirname(handbok)}${path.delimiter}${process.env.PATH}`
  const run = spawnSync(task.command, { shell: true, cwd: book, encoding: 'utf8', env: { ...process.env, PATH } })
  assert.equal(run.status, 1, run.stderr)
  const lines = run.stdout.split('\n')
  const found = listed(lines, task.problemMatcher).sort()
  const expected = due.map((f) => [f.file, f.line, f.column, f.severity, f.code, f.message].join('|')).sort()
  assert.deepEqual(found, expected)
  for (const weight of ['error', 'warning', 'info']) assert.ok(found.some((f) => f.includes(`|${weight}|`)), weight)
  for (const line of found) assert.ok(existsSync(path.join(book, line.split('|')[0])), line)
  // A pattern for other output finds nothing: the comparison can fail.
  const strange = task.problemMatcher.map((m) => ({ ...m, pattern: { ...m.pattern, regexp: '^(.+)\\((\\d+),(\\d+)\\): (fel) (.+)$' } }))
  assert.deepEqual(listed(lines, strange), [])
})
