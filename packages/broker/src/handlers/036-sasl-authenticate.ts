/**
 * SaslAuthenticate, versions 0-2 (KIP-152, KIP-368). It belongs before authentication; where a connection needs none, or has
 * it behind it, it is answered ILLEGAL_SASL_STATE.
 */
import {
  createSaslAuthenticateResponse,
  ErrorCode,
  type SaslAuthenticateRequest,
  SaslAuthenticateRequestType,
  type SaslAuthenticateResponse,
  SaslAuthenticateResponseType,
} from '@ottla/protocol'
import { type AnyHandler, handler } from '../handler.ts'

export const saslAuthenticateHandler: AnyHandler = handler<SaslAuthenticateRequest, SaslAuthenticateResponse>({
  request: SaslAuthenticateRequestType,
  response: SaslAuthenticateResponseType,
  listeners: ['broker'],
  needs: [],
  throttled: true,
  handle: () =>
    createSaslAuthenticateResponse({
      errorCode: ErrorCode.ILLEGAL_SASL_STATE,
      errorMessage: 'SaslAuthenticate request received after successful authentication',
    }),
})
