export { type RunningKafka, type StartKafkaOptions, startKafka } from './start-kafka.ts'
