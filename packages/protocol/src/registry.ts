/** Message types and APIs by name and key. */

import type { ApiInfo } from './api-info.ts'
import { apiTable } from './generated/api-table.ts'
import { messageTypes } from './generated/registry.ts'
import type { AnyMessageType } from './message-type.ts'

const byName = new Map<string, AnyMessageType>(messageTypes.map((type) => [type.name, type]))

export function messageTypeByName(name: string): AnyMessageType | null {
  return byName.get(name) ?? null
}

/** What is known of an API key; null where Kafka has none. */
export function apiInfo(key: number): ApiInfo | null {
  return apiTable[key] ?? null
}
