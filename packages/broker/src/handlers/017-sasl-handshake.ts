/**
 * SaslHandshake, versions 0-1 (KIP-43, KIP-152). It belongs before authentication; where a connection needs none, or has it
 * behind it, it is answered ILLEGAL_SASL_STATE, by which a client learns that it was configured for another listener.
 */
import {
  createSaslHandshakeResponse,
  ErrorCode,
  type SaslHandshakeRequest,
  SaslHandshakeRequestType,
  type SaslHandshakeResponse,
  SaslHandshakeResponseType,
} from '@ottla/protocol'
import { type AnyHandler, handler } from '../handler.ts'

export const saslHandshakeHandler: AnyHandler = handler<SaslHandshakeRequest, SaslHandshakeResponse>({
  request: SaslHandshakeRequestType,
  response: SaslHandshakeResponseType,
  listeners: ['broker'],
  needs: [],
  throttled: true,
  handle: () => createSaslHandshakeResponse({ errorCode: ErrorCode.ILLEGAL_SASL_STATE }),
})
