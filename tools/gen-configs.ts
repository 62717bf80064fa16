// Writes packages/metadata/src/configs/generated.ts from the tables in packages/metadata/tables/configs.
import { readFileSync, writeFileSync } from 'node:fs'
import { CONFIG_TABLES, configTableModule } from '../packages/metadata/src/configs/table-module.ts'

const metadata = new URL('../packages/metadata/', import.meta.url)
const tables = CONFIG_TABLES.map(({ name, file }) => ({
  name,
  text: readFileSync(new URL(`tables/configs/${file}`, metadata), 'utf8'),
}))
writeFileSync(new URL('src/configs/generated.ts', metadata), configTableModule(tables))
