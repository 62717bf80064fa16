export { type RunningKafka, type StartKafkaOptions, startKafka } from '@ottla/testing'
