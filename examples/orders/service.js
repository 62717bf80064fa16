// What the services share: a consumer in a group of its own that hands each message to `handle`, and may answer on a topic.

export class Service {
  #consumer
  #producer
  #topics
  /** How often each message came, by its order's id: more than once would be a delivery twice. */
  seen = new Map()

  constructor(kafka, name, topics) {
    this.name = name
    this.#topics = topics
    this.#consumer = kafka.consumer({ groupId: name, sessionTimeout: 10_000, maxWaitTimeInMs: 200 })
    this.#producer = kafka.producer()
  }

  async start() {
    await this.#producer.connect()
    await this.#consumer.connect()
    await this.#consumer.subscribe({ topics: this.#topics, fromBeginning: true })
    await this.#consumer.run({
      eachMessage: async ({ topic, message }) => {
        const event = JSON.parse(message.value.toString())
        this.seen.set(event.id, (this.seen.get(event.id) ?? 0) + 1)
        await this.handle(event, topic)
      },
    })
  }

  /** Writes an event that follows from one that was read. */
  async emit(topic, key, event) {
    await this.#producer.send({ topic, messages: [{ key, value: JSON.stringify(event) }] })
  }

  async stop() {
    await this.#consumer.disconnect()
    await this.#producer.disconnect()
  }
}
