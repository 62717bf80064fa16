// Writes src/configs/generated.ts from the tables beside this file.
import { readFileSync, writeFileSync } from 'node:fs'
import { CONFIG_TABLES, configTableModule } from '../src/configs/table-module.ts'

const here = new URL('.', import.meta.url)
const tables = CONFIG_TABLES.map(({ name, file }) => ({
  name,
  text: readFileSync(new URL(`configs/${file}`, here), 'utf8'),
}))
writeFileSync(new URL('../src/configs/generated.ts', here), configTableModule(tables))
