/** A request (or one item of it) that the controller refuses; goes to the client as code and text. */
export class ControllerError extends Error {
  override name = 'ControllerError'
  /** Of the protocol. */
  readonly errorCode: number
  constructor(errorCode: number, message: string) {
    super(message)
    this.errorCode = errorCode
  }
}
