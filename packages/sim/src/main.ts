/**
 * The command: runs seeds, each twice, and prints a line for each; the last line is `N passed, N failed`. `--help` says what there is
 * to choose.
 *
 *     node packages/sim/src/main.ts                 two minutes of seeds, from 1 on
 *     node packages/sim/src/main.ts --seed 47       one seed, with what the node says, and what is wrong
 *     node packages/sim/src/main.ts --seeds 1..500 --jobs 2 --report docs/simulation.md
 */
import { writeFileSync } from 'node:fs'
import { campaign, seedUnderWay, WORKER_FLAG, work } from './campaign.ts'
import { type CommandLine, parseCommandLine, repeatCommand, USAGE, UsageError } from './command-line.ts'
import { Figures } from './report.ts'

const isWorker = process.argv[2] === WORKER_FLAG
const args = process.argv.slice(isWorker ? 3 : 2)

function commandLine(): CommandLine {
  try {
    return parseCommandLine(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`${error.message}\n${USAGE}`)
    process.exit(2)
  }
}

const command = commandLine()
if (command.help) {
  console.log(USAGE)
} else if (isWorker) {
  work(command)
} else {
  const figures = new Figures()
  process.on('unhandledRejection', (error) => {
    console.error(`seed ${seedUnderWay()}: an error that nobody handles`, error)
    console.error(`  repeat: ${repeatCommand(seedUnderWay(), command)}`)
    console.log(`${figures.passed} passed, ${figures.failed + 1} failed`)
    process.exit(1)
  })
  await campaign(command, args, (outcome) => {
    figures.add(outcome)
    console.log(outcome.lines.join('\n'))
  })
  if (command.report !== null) writeFileSync(command.report, figures.page(command.once ? 1 : 2))
  console.log(`${figures.passed} passed, ${figures.failed} failed`)
  process.exitCode = figures.failed === 0 ? 0 : 1
}
