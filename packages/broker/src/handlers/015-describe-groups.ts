/**
 * DescribeGroups, versions 0-6 (KIP-345, KIP-430, KIP-1043).
 *
 * - An unknown group is in state Dead without an error; from v6 it is GROUP_ID_NOT_FOUND with a message.
 * - v3: the operations that the client may do, as bits, if it asks for them; all while there is no authorizer.
 * - v4: group.instance.id of each member.
 */
import {
  type DescribeGroupsRequest,
  DescribeGroupsRequestType,
  type DescribeGroupsResponse,
  DescribeGroupsResponseType,
  ErrorCode,
} from '@ottla/protocol'
import { groupContext } from '../group-context.ts'
import { type AnyHandler, type Call, handler } from '../handler.ts'

/** READ, DELETE, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS: a bit for each by its number in the protocol. */
const GROUP_OPERATIONS = (1 << 3) | (1 << 6) | (1 << 8) | (1 << 10) | (1 << 11)

export const describeGroupsHandler: AnyHandler = handler<DescribeGroupsRequest, DescribeGroupsResponse>({
  request: DescribeGroupsRequestType,
  response: DescribeGroupsResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DESCRIBE', resource: 'GROUP' }],
  throttled: true,
  asked: ({ groups }) => groups,
  handle: describeGroups,
})

async function describeGroups(request: DescribeGroupsRequest, call: Call): Promise<DescribeGroupsResponse> {
  const response = await call.broker.groups.describeGroups(request, groupContext(call))
  if (request.includeAuthorizedOperations) {
    for (const group of response.groups) {
      if (group.errorCode === ErrorCode.NONE) group.authorizedOperations = GROUP_OPERATIONS
    }
  }
  return response
}
