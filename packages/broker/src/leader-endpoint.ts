/** Where a client reaches a broker: the endpoint of the listener by which the client itself came in. */
import type { BrokerRegistration } from '@ottla/metadata'
import type { Broker } from './broker.ts'
import type { ConnectionContext } from './handler.ts'

export interface NodeEndpoint {
  readonly host: string
  readonly port: number
  readonly rack: string | null
}

/** null: the broker is not alive, or has no such listener. */
export function endpointOf(broker: Broker, nodeId: number, connection: ConnectionContext): NodeEndpoint | null {
  const registration = broker.image.cluster.broker(nodeId)
  if (registration === undefined || registration.fenced) return null
  return addressOf(broker, registration, connection)
}

/** The same for a registration, fenced or not. */
export function addressOf(
  broker: Broker,
  registration: BrokerRegistration,
  connection: ConnectionContext,
): NodeEndpoint | null {
  const { rack } = registration
  // Where nothing is advertised, the address by which the client came in is one that works for it.
  if (registration.id === broker.id && broker.config.text('advertised.listeners') === null) {
    return { host: connection.localHost, port: connection.localPort, rack }
  }
  const listener = registration.listeners.get(connection.listenerName)
  return listener === undefined ? null : { host: listener.host, port: listener.port, rack }
}
