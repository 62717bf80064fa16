/** A delegation token without its secret (KIP-900): the HMAC is derived from the token's id. Principals as `User:name`. */
export interface DelegationToken {
  readonly tokenId: string
  readonly owner: string
  readonly requester: string
  readonly renewers: readonly string[]
  readonly issueTimestamp: number
  readonly maxTimestamp: number
  readonly expirationTimestamp: number
}

export class DelegationTokenImage {
  static readonly EMPTY: DelegationTokenImage = new DelegationTokenImage(new Map())
  readonly tokens: ReadonlyMap<string, DelegationToken>

  constructor(tokens: ReadonlyMap<string, DelegationToken>) {
    this.tokens = tokens
  }
}
