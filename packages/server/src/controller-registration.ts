/** The controller's own registration (KIP-919): under which addresses it is reached, and what it can read. */
import { type Random, randomUuid } from '@ottla/base'
import type { ControllerApi } from '@ottla/controller'
import type { BrokerConfig, MetadataImage } from '@ottla/metadata'
import {
  createControllerRegistrationRequest,
  createControllerRegistrationRequestFeature,
  createControllerRegistrationRequestListener,
  ErrorCode,
  errorInfo,
  supportedFeatures,
} from '@ottla/protocol'
import type { NodeListeners } from './node-listeners.ts'
import { controllerEndpoints } from './storage.ts'

/** 3.7-IV0: controllers register. */
const REGISTRATIONS = 15

/** Does nothing where the metadata version has no such record. */
export async function registerController(
  controller: ControllerApi,
  config: BrokerConfig,
  random: Random,
  image: MetadataImage,
  listeners: NodeListeners,
): Promise<void> {
  if ((image.features.metadataVersion ?? 0) < REGISTRATIONS) return
  const { errorCode, errorMessage } = await controller.registerController(
    createControllerRegistrationRequest({
      controllerId: config.nodeId,
      incarnationId: randomUuid(random),
      zkMigrationReady: false,
      listeners: controllerEndpoints(config).map(({ name, host, port }) =>
        createControllerRegistrationRequestListener({
          name,
          host,
          port: listeners.addresses.get(name)?.port ?? port,
          securityProtocol: 0,
        }),
      ),
      features: supportedFeatures
        .filter(({ listener }) => listener === 'controller')
        .map(({ name, min, max }) =>
          createControllerRegistrationRequestFeature({ name, minSupportedVersion: min, maxSupportedVersion: max }),
        ),
    }),
  )
  if (errorCode !== ErrorCode.NONE)
    throw new Error(`the controller was not registered: ${errorMessage ?? errorInfo(errorCode).name}`)
}
