// Made by tools/gen.ts from the tables: change those, not this.

/** The tables as they stand in tables/, by path: what the interpreter reads at run time. */
export const tableTexts: ReadonlyMap<string, string> = new Map([
  ['apis/000-produce', `api 0 Produce  listeners broker

request ProduceRequest  versions 3-13  flexible 9+
  TransactionalId  string                  3+    null 3+  default null  entity transactionalId
  Acks             int16                   0+
  TimeoutMs        int32                   0+
  TopicData        []TopicProduceData      0+
    Name           string                  0-12  key  ignorable  entity topicName
    TopicId        uuid                    13+   key  ignorable
    PartitionData  []PartitionProduceData  0+
      Index        int32                   0+
      Records      records                 0+    null 0+

response ProduceResponse  versions 3-13  flexible 9+
  Responses                     []TopicProduceResponse       0+
    Name                        string                       0-12  key  ignorable  entity topicName
    TopicId                     uuid                         13+   key  ignorable
    PartitionResponses          []PartitionProduceResponse   0+
      Index                     int32                        0+
      ErrorCode                 int16                        0+
      BaseOffset                int64                        0+
      LogAppendTimeMs           int64                        2+    default -1  ignorable
      LogStartOffset            int64                        5+    default -1  ignorable
      RecordErrors              []BatchIndexAndErrorMessage  8+    ignorable
        BatchIndex              int32                        8+
        BatchIndexErrorMessage  string                       8+    null 8+  default null
      ErrorMessage              string                       8+    null 8+  default null  ignorable
      CurrentLeader             LeaderIdAndEpoch             10+   tag 0 10+
        LeaderId                int32                        10+   default -1  entity brokerId
        LeaderEpoch             int32                        10+   default -1
  ThrottleTimeMs                int32                        1+    default 0  ignorable
  NodeEndpoints                 []NodeEndpoint               10+   tag 0 10+
    NodeId                      int32                        10+   key  entity brokerId
    Host                        string                       10+
    Port                        int32                        10+
    Rack                        string                       10+   null 10+  default null
`],
  ['apis/001-fetch', `api 1 Fetch  listeners broker controller

request FetchRequest  versions 4-18  flexible 12+
  ClusterId               string            12+   null 12+  default null  tag 0 12+  ignorable
  ReplicaId               int32             0-14  default -1  entity brokerId
  ReplicaState            ReplicaState      15+   tag 1 15+
    ReplicaId             int32             15+   default -1  entity brokerId
    ReplicaEpoch          int64             15+   default -1
  MaxWaitMs               int32             0+
  MinBytes                int32             0+
  MaxBytes                int32             3+    default 2147483647  ignorable
  IsolationLevel          int8              4+    default 0  ignorable
  SessionId               int32             7+    default 0  ignorable
  SessionEpoch            int32             7+    default -1  ignorable
  Topics                  []FetchTopic      0+
    Topic                 string            0-12  ignorable  entity topicName
    TopicId               uuid              13+   ignorable
    Partitions            []FetchPartition  0+
      Partition           int32             0+
      CurrentLeaderEpoch  int32             9+    default -1  ignorable
      FetchOffset         int64             0+
      LastFetchedEpoch    int32             12+   default -1
      LogStartOffset      int64             5+    default -1  ignorable
      PartitionMaxBytes   int32             0+
      ReplicaDirectoryId  uuid              17+   tag 0 17+  ignorable
      HighWatermark       int64             18+   default 9223372036854775807  tag 1 18+  ignorable  bigint
  ForgottenTopicsData     []ForgottenTopic  7+
    Topic                 string            7-12  ignorable  entity topicName
    TopicId               uuid              13+   ignorable
    Partitions            []int32           7+
  RackId                  string            11+   ignorable

response FetchResponse  versions 4-18  flexible 12+
  ThrottleTimeMs            int32                     1+    ignorable
  ErrorCode                 int16                     7+    ignorable
  SessionId                 int32                     7+    default 0
  Responses                 []FetchableTopicResponse  0+
    Topic                   string                    0-12  ignorable  entity topicName
    TopicId                 uuid                      13+   ignorable
    Partitions              []PartitionData           0+
      PartitionIndex        int32                     0+
      ErrorCode             int16                     0+
      HighWatermark         int64                     0+
      LastStableOffset      int64                     4+    default -1  ignorable
      LogStartOffset        int64                     5+    default -1  ignorable
      DivergingEpoch        EpochEndOffset            12+   tag 0 12+
        Epoch               int32                     12+   default -1
        EndOffset           int64                     12+   default -1
      CurrentLeader         LeaderIdAndEpoch          12+   tag 1 12+
        LeaderId            int32                     12+   default -1  entity brokerId
        LeaderEpoch         int32                     12+   default -1
      SnapshotId            SnapshotId                12+   tag 2 12+
        EndOffset           int64                     0+    default -1
        Epoch               int32                     0+    default -1
      AbortedTransactions   []AbortedTransaction      4+    null 4+  ignorable
        ProducerId          int64                     4+    entity producerId
        FirstOffset         int64                     4+
      PreferredReadReplica  int32                     11+   default -1  entity brokerId
      Records               records                   0+    null 0+  chunked
  NodeEndpoints             []NodeEndpoint            16+   tag 0 16+
    NodeId                  int32                     16+   key  entity brokerId
    Host                    string                    16+
    Port                    int32                     16+
    Rack                    string                    16+   null 16+  default null
`],
  ['apis/002-list-offsets', `api 2 ListOffsets  listeners broker

request ListOffsetsRequest  versions 1-11  flexible 6+
  ReplicaId               int32                   0+   entity brokerId
  IsolationLevel          int8                    2+
  Topics                  []ListOffsetsTopic      0+
    Name                  string                  0+   entity topicName
    Partitions            []ListOffsetsPartition  0+
      PartitionIndex      int32                   0+
      CurrentLeaderEpoch  int32                   4+   default -1  ignorable
      Timestamp           int64                   0+  bigint
  TimeoutMs               int32                   10+  ignorable

response ListOffsetsResponse  versions 1-11  flexible 6+
  ThrottleTimeMs      int32                           2+  ignorable
  Topics              []ListOffsetsTopicResponse      0+
    Name              string                          0+  entity topicName
    Partitions        []ListOffsetsPartitionResponse  0+
      PartitionIndex  int32                           0+
      ErrorCode       int16                           0+
      Timestamp       int64                           1+  default -1  bigint
      Offset          int64                           1+  default -1
      LeaderEpoch     int32                           4+  default -1
`],
  ['apis/003-metadata', `api 3 Metadata  listeners broker

request MetadataRequest  versions 0-13  flexible 9+
  Topics                              []MetadataRequestTopic  0+    null 1+
    TopicId                           uuid                    10+   ignorable
    Name                              string                  0+    null 10+  entity topicName
  AllowAutoTopicCreation              bool                    4+    default true
  IncludeClusterAuthorizedOperations  bool                    8-10
  IncludeTopicAuthorizedOperations    bool                    8+

response MetadataResponse  versions 0-13  flexible 9+
  ThrottleTimeMs               int32                        3+    ignorable
  Brokers                      []MetadataResponseBroker     0+
    NodeId                     int32                        0+    key  entity brokerId
    Host                       string                       0+
    Port                       int32                        0+
    Rack                       string                       1+    null 1+  default null  ignorable
  ClusterId                    string                       2+    null 2+  default null  ignorable
  ControllerId                 int32                        1+    default -1  ignorable  entity brokerId
  Topics                       []MetadataResponseTopic      0+
    ErrorCode                  int16                        0+
    Name                       string                       0+    null 12+  key  entity topicName
    TopicId                    uuid                         10+   ignorable
    IsInternal                 bool                         1+    default false  ignorable
    Partitions                 []MetadataResponsePartition  0+
      ErrorCode                int16                        0+
      PartitionIndex           int32                        0+
      LeaderId                 int32                        0+    entity brokerId
      LeaderEpoch              int32                        7+    default -1  ignorable
      ReplicaNodes             []int32                      0+    entity brokerId
      IsrNodes                 []int32                      0+    entity brokerId
      OfflineReplicas          []int32                      5+    ignorable  entity brokerId
    TopicAuthorizedOperations  int32                        8+    default -2147483648
  ClusterAuthorizedOperations  int32                        8-10  default -2147483648
  ErrorCode                    int16                        13+   ignorable
`],
  ['apis/004-leader-and-isr', `api 4 LeaderAndIsr

request LeaderAndIsrRequest  versions none

response LeaderAndIsrResponse  versions none
`],
  ['apis/005-stop-replica', `api 5 StopReplica

request StopReplicaRequest  versions none

response StopReplicaResponse  versions none
`],
  ['apis/006-update-metadata', `api 6 UpdateMetadata

request UpdateMetadataRequest  versions none

response UpdateMetadataResponse  versions none
`],
  ['apis/007-controlled-shutdown', `api 7 ControlledShutdown

request ControlledShutdownRequest  versions none

response ControlledShutdownResponse  versions none
`],
  ['apis/008-offset-commit', `api 8 OffsetCommit  listeners broker

request OffsetCommitRequest  versions 2-10  flexible 8+
  GroupId                    string                          0+   entity groupId
  GenerationIdOrMemberEpoch  int32                           1+   default -1  ignorable
  MemberId                   string                          1+   ignorable
  GroupInstanceId            string                          7+   null 7+  default null
  RetentionTimeMs            int64                           2-4  default -1  ignorable
  Topics                     []OffsetCommitRequestTopic      0+
    Name                     string                          0-9  ignorable  entity topicName
    TopicId                  uuid                            10+  ignorable
    Partitions               []OffsetCommitRequestPartition  0+
      PartitionIndex         int32                           0+
      CommittedOffset        int64                           0+  bigint
      CommittedLeaderEpoch   int32                           6+   default -1  ignorable
      CommittedMetadata      string                          0+   null 0+

response OffsetCommitResponse  versions 2-10  flexible 8+
  ThrottleTimeMs      int32                            3+   ignorable
  Topics              []OffsetCommitResponseTopic      0+
    Name              string                           0-9  ignorable  entity topicName
    TopicId           uuid                             10+  ignorable
    Partitions        []OffsetCommitResponsePartition  0+
      PartitionIndex  int32                            0+
      ErrorCode       int16                            0+
`],
  ['apis/009-offset-fetch', `api 9 OffsetFetch  listeners broker

request OffsetFetchRequest  versions 1-10  flexible 6+
  GroupId               string                      0-7  entity groupId
  Topics                []OffsetFetchRequestTopic   0-7  null 2-7
    Name                string                      0-7  entity topicName
    PartitionIndexes    []int32                     0-7
  Groups                []OffsetFetchRequestGroup   8+
    GroupId             string                      8+   entity groupId
    MemberId            string                      9+   null 9+  default null  ignorable
    MemberEpoch         int32                       9+   default -1  ignorable
    Topics              []OffsetFetchRequestTopics  8+   null 8+
      Name              string                      8-9  ignorable  entity topicName
      TopicId           uuid                        10+  ignorable
      PartitionIndexes  []int32                     8+
  RequireStable         bool                        7+   default false

response OffsetFetchResponse  versions 1-10  flexible 6+
  ThrottleTimeMs              int32                            3+   ignorable
  Topics                      []OffsetFetchResponseTopic       0-7
    Name                      string                           0-7  entity topicName
    Partitions                []OffsetFetchResponsePartition   0-7
      PartitionIndex          int32                            0-7
      CommittedOffset         int64                            0-7  bigint
      CommittedLeaderEpoch    int32                            5-7  default -1  ignorable
      Metadata                string                           0-7  null 0-7
      ErrorCode               int16                            0-7
  ErrorCode                   int16                            2-7  default 0  ignorable
  Groups                      []OffsetFetchResponseGroup       8+
    GroupId                   string                           8+   entity groupId
    Topics                    []OffsetFetchResponseTopics      8+
      Name                    string                           8-9  ignorable  entity topicName
      TopicId                 uuid                             10+  ignorable
      Partitions              []OffsetFetchResponsePartitions  8+
        PartitionIndex        int32                            8+
        CommittedOffset       int64                            8+  bigint
        CommittedLeaderEpoch  int32                            8+   default -1  ignorable
        Metadata              string                           8+   null 8+
        ErrorCode             int16                            8+
    ErrorCode                 int16                            8+   default 0
`],
  ['apis/010-find-coordinator', `api 10 FindCoordinator  listeners broker

request FindCoordinatorRequest  versions 0-6  flexible 3+
  Key              string    0-3
  KeyType          int8      1+   default 0
  CoordinatorKeys  []string  4+

response FindCoordinatorResponse  versions 0-6  flexible 3+
  ThrottleTimeMs  int32          1+   ignorable
  ErrorCode       int16          0-3
  ErrorMessage    string         1-3  null 1-3  ignorable
  NodeId          int32          0-3  entity brokerId
  Host            string         0-3
  Port            int32          0-3
  Coordinators    []Coordinator  4+
    Key           string         4+
    NodeId        int32          4+   entity brokerId
    Host          string         4+
    Port          int32          4+
    ErrorCode     int16          4+
    ErrorMessage  string         4+   null 4+  ignorable
`],
  ['apis/011-join-group', `api 11 JoinGroup  listeners broker

request JoinGroupRequest  versions 0-9  flexible 6+
  GroupId             string                      0+  entity groupId
  SessionTimeoutMs    int32                       0+
  RebalanceTimeoutMs  int32                       1+  default -1  ignorable
  MemberId            string                      0+
  GroupInstanceId     string                      5+  null 5+  default null
  ProtocolType        string                      0+
  Protocols           []JoinGroupRequestProtocol  0+
    Name              string                      0+  key
    Metadata          bytes                       0+
  Reason              string                      8+  null 8+  default null  ignorable

response JoinGroupResponse  versions 0-9  flexible 6+
  ThrottleTimeMs     int32                      2+  ignorable
  ErrorCode          int16                      0+
  GenerationId       int32                      0+  default -1
  ProtocolType       string                     7+  null 7+  default null  ignorable
  ProtocolName       string                     0+  null 7+
  Leader             string                     0+
  SkipAssignment     bool                       9+  default false
  MemberId           string                     0+
  Members            []JoinGroupResponseMember  0+
    MemberId         string                     0+
    GroupInstanceId  string                     5+  null 5+  default null  ignorable
    Metadata         bytes                      0+
`],
  ['apis/012-heartbeat', `api 12 Heartbeat  listeners broker

request HeartbeatRequest  versions 0-4  flexible 4+
  GroupId          string  0+  entity groupId
  GenerationId     int32   0+
  MemberId         string  0+
  GroupInstanceId  string  3+  null 3+  default null

response HeartbeatResponse  versions 0-4  flexible 4+
  ThrottleTimeMs  int32  1+  ignorable
  ErrorCode       int16  0+
`],
  ['apis/013-leave-group', `api 13 LeaveGroup  listeners broker

request LeaveGroupRequest  versions 0-5  flexible 4+
  GroupId            string            0+   entity groupId
  MemberId           string            0-2
  Members            []MemberIdentity  3+
    MemberId         string            3+
    GroupInstanceId  string            3+   null 3+  default null
    Reason           string            5+   null 5+  default null  ignorable

response LeaveGroupResponse  versions 0-5  flexible 4+
  ThrottleTimeMs     int32             1+  ignorable
  ErrorCode          int16             0+
  Members            []MemberResponse  3+
    MemberId         string            3+
    GroupInstanceId  string            3+  null 3+
    ErrorCode        int16             3+
`],
  ['apis/014-sync-group', `api 14 SyncGroup  listeners broker

request SyncGroupRequest  versions 0-5  flexible 4+
  GroupId          string                        0+  entity groupId
  GenerationId     int32                         0+
  MemberId         string                        0+
  GroupInstanceId  string                        3+  null 3+  default null
  ProtocolType     string                        5+  null 5+  default null  ignorable
  ProtocolName     string                        5+  null 5+  default null  ignorable
  Assignments      []SyncGroupRequestAssignment  0+
    MemberId       string                        0+
    Assignment     bytes                         0+

response SyncGroupResponse  versions 0-5  flexible 4+
  ThrottleTimeMs  int32   1+  ignorable
  ErrorCode       int16   0+
  ProtocolType    string  5+  null 5+  default null  ignorable
  ProtocolName    string  5+  null 5+  default null  ignorable
  Assignment      bytes   0+
`],
  ['apis/015-describe-groups', `api 15 DescribeGroups  listeners broker

request DescribeGroupsRequest  versions 0-6  flexible 5+
  Groups                       []string  0+  entity groupId
  IncludeAuthorizedOperations  bool      3+

response DescribeGroupsResponse  versions 0-6  flexible 5+
  ThrottleTimeMs          int32                   1+  ignorable
  Groups                  []DescribedGroup        0+
    ErrorCode             int16                   0+
    ErrorMessage          string                  6+  null 6+  default null
    GroupId               string                  0+  entity groupId
    GroupState            string                  0+
    ProtocolType          string                  0+
    ProtocolData          string                  0+
    Members               []DescribedGroupMember  0+
      MemberId            string                  0+
      GroupInstanceId     string                  4+  null 4+  default null  ignorable
      ClientId            string                  0+
      ClientHost          string                  0+
      MemberMetadata      bytes                   0+
      MemberAssignment    bytes                   0+
    AuthorizedOperations  int32                   3+  default -2147483648
`],
  ['apis/016-list-groups', `api 16 ListGroups  listeners broker

request ListGroupsRequest  versions 0-5  flexible 3+
  StatesFilter  []string  4+
  TypesFilter   []string  5+

response ListGroupsResponse  versions 0-5  flexible 3+
  ThrottleTimeMs  int32          1+  ignorable
  ErrorCode       int16          0+
  Groups          []ListedGroup  0+
    GroupId       string         0+  entity groupId
    ProtocolType  string         0+
    GroupState    string         4+  ignorable
    GroupType     string         5+  ignorable
`],
  ['apis/017-sasl-handshake', `api 17 SaslHandshake  listeners broker controller

request SaslHandshakeRequest  versions 0-1  flexible none
  Mechanism  string  0+

response SaslHandshakeResponse  versions 0-1  flexible none
  ErrorCode   int16     0+
  Mechanisms  []string  0+
`],
  ['apis/018-api-versions', `api 18 ApiVersions  listeners broker controller

request ApiVersionsRequest  versions 0-5  flexible 3+
  ClientSoftwareName     string  3+  ignorable
  ClientSoftwareVersion  string  3+  ignorable
  ClusterId              string  5+  null 5+  default null  ignorable
  NodeId                 int32   5+  default -1  ignorable

response ApiVersionsResponse  versions 0-5  flexible 3+
  ErrorCode               int16                  0+
  ApiKeys                 []ApiVersion           0+
    ApiKey                int16                  0+  key
    MinVersion            int16                  0+
    MaxVersion            int16                  0+
  ThrottleTimeMs          int32                  1+  ignorable
  SupportedFeatures       []SupportedFeatureKey  3+  tag 0 3+  ignorable
    Name                  string                 3+  key
    MinVersion            int16                  3+
    MaxVersion            int16                  3+
  FinalizedFeaturesEpoch  int64                  3+  default -1  tag 1 3+  ignorable
  FinalizedFeatures       []FinalizedFeatureKey  3+  tag 2 3+  ignorable
    Name                  string                 3+  key
    MaxVersionLevel       int16                  3+
    MinVersionLevel       int16                  3+
  ZkMigrationReady        bool                   3+  default false  tag 3 3+  ignorable
`],
  ['apis/019-create-topics', `api 19 CreateTopics  listeners broker controller

request CreateTopicsRequest  versions 2-7  flexible 5+
  Topics               []CreatableTopic              0+
    Name               string                        0+  key  entity topicName
    NumPartitions      int32                         0+
    ReplicationFactor  int16                         0+
    Assignments        []CreatableReplicaAssignment  0+
      PartitionIndex   int32                         0+  key
      BrokerIds        []int32                       0+  entity brokerId
    Configs            []CreatableTopicConfig        0+
      Name             string                        0+  key
      Value            string                        0+  null 0+
  timeoutMs            int32                         0+  default 60000
  validateOnly         bool                          1+  default false

response CreateTopicsResponse  versions 2-7  flexible 5+
  ThrottleTimeMs          int32                    2+  ignorable
  Topics                  []CreatableTopicResult   0+
    Name                  string                   0+  key  entity topicName
    TopicId               uuid                     7+  ignorable
    ErrorCode             int16                    0+
    ErrorMessage          string                   1+  null 0+  ignorable
    TopicConfigErrorCode  int16                    5+  tag 0 5+  ignorable
    NumPartitions         int32                    5+  default -1  ignorable
    ReplicationFactor     int16                    5+  default -1  ignorable
    Configs               []CreatableTopicConfigs  5+  null 5+  ignorable
      Name                string                   5+
      Value               string                   5+  null 5+
      ReadOnly            bool                     5+
      ConfigSource        int8                     5+  default -1  ignorable
      IsSensitive         bool                     5+
`],
  ['apis/020-delete-topics', `api 20 DeleteTopics  listeners broker controller

request DeleteTopicsRequest  versions 1-6  flexible 4+
  Topics      []DeleteTopicState  6+
    Name      string              6+   null 6+  default null  entity topicName
    TopicId   uuid                6+
  TopicNames  []string            0-5  ignorable  entity topicName
  TimeoutMs   int32               0+

response DeleteTopicsResponse  versions 1-6  flexible 4+
  ThrottleTimeMs  int32                   1+  ignorable
  Responses       []DeletableTopicResult  0+
    Name          string                  0+  null 6+  key  entity topicName
    TopicId       uuid                    6+  ignorable
    ErrorCode     int16                   0+
    ErrorMessage  string                  5+  null 5+  default null  ignorable
`],
  ['apis/021-delete-records', `api 21 DeleteRecords  listeners broker

request DeleteRecordsRequest  versions 0-2  flexible 2+
  Topics              []DeleteRecordsTopic      0+
    Name              string                    0+  entity topicName
    Partitions        []DeleteRecordsPartition  0+
      PartitionIndex  int32                     0+
      Offset          int64                     0+
  TimeoutMs           int32                     0+

response DeleteRecordsResponse  versions 0-2  flexible 2+
  ThrottleTimeMs      int32                           0+
  Topics              []DeleteRecordsTopicResult      0+
    Name              string                          0+  key  entity topicName
    Partitions        []DeleteRecordsPartitionResult  0+
      PartitionIndex  int32                           0+  key
      LowWatermark    int64                           0+
      ErrorCode       int16                           0+
`],
  ['apis/022-init-producer-id', `api 22 InitProducerId  listeners broker

request InitProducerIdRequest  versions 0-6  flexible 2+  unstable-latest
  TransactionalId       string  0+  null 0+  entity transactionalId
  TransactionTimeoutMs  int32   0+
  ProducerId            int64   3+  default -1  entity producerId
  ProducerEpoch         int16   3+  default -1
  Enable2Pc             bool    6+  default false
  KeepPreparedTxn       bool    6+  default false

response InitProducerIdResponse  versions 0-6  flexible 2+
  ThrottleTimeMs           int32  0+  ignorable
  ErrorCode                int16  0+
  ProducerId               int64  0+  default -1  entity producerId
  ProducerEpoch            int16  0+
  OngoingTxnProducerId     int64  6+  default -1  entity producerId
  OngoingTxnProducerEpoch  int16  6+  default -1
`],
  ['apis/023-offset-for-leader-epoch', `api 23 OffsetForLeaderEpoch  listeners broker

request OffsetForLeaderEpochRequest  versions 2-4  flexible 4+
  ReplicaId               int32                       3+  default -2  ignorable  entity brokerId
  Topics                  []OffsetForLeaderTopic      0+
    Topic                 string                      0+  key  entity topicName
    Partitions            []OffsetForLeaderPartition  0+
      Partition           int32                       0+
      CurrentLeaderEpoch  int32                       2+  default -1  ignorable
      LeaderEpoch         int32                       0+

response OffsetForLeaderEpochResponse  versions 2-4  flexible 4+
  ThrottleTimeMs   int32                         2+  ignorable
  Topics           []OffsetForLeaderTopicResult  0+
    Topic          string                        0+  key  entity topicName
    Partitions     []EpochEndOffset              0+
      ErrorCode    int16                         0+
      Partition    int32                         0+
      LeaderEpoch  int32                         1+  default -1  ignorable
      EndOffset    int64                         0+  default -1
`],
  ['apis/024-add-partitions-to-txn', `api 24 AddPartitionsToTxn  listeners broker

request AddPartitionsToTxnRequest  versions 0-5  flexible 3+
  Transactions               []AddPartitionsToTxnTransaction  4+
    TransactionalId          string                           4+   key  entity transactionalId
    ProducerId               int64                            4+   entity producerId
    ProducerEpoch            int16                            4+
    VerifyOnly               bool                             4+   default false
    Topics                   []AddPartitionsToTxnTopic        4+
  V3AndBelowTransactionalId  string                           0-3  entity transactionalId
  V3AndBelowProducerId       int64                            0-3  entity producerId
  V3AndBelowProducerEpoch    int16                            0-3
  V3AndBelowTopics           []AddPartitionsToTxnTopic        0-3
struct AddPartitionsToTxnTopic  versions 0+
  Name                       string                           0+   key  entity topicName
  Partitions                 []int32                          0+

response AddPartitionsToTxnResponse  versions 0-5  flexible 3+
  ThrottleTimeMs            int32                                0+
  ErrorCode                 int16                                4+   ignorable
  ResultsByTransaction      []AddPartitionsToTxnResult           4+
    TransactionalId         string                               4+   key  entity transactionalId
    TopicResults            []AddPartitionsToTxnTopicResult      4+
  ResultsByTopicV3AndBelow  []AddPartitionsToTxnTopicResult      0-3
struct AddPartitionsToTxnTopicResult  versions 0+
  Name                      string                               0+   key  entity topicName
  ResultsByPartition        []AddPartitionsToTxnPartitionResult  0+
struct AddPartitionsToTxnPartitionResult  versions 0+
  PartitionIndex            int32                                0+   key
  PartitionErrorCode        int16                                0+
`],
  ['apis/025-add-offsets-to-txn', `api 25 AddOffsetsToTxn  listeners broker

request AddOffsetsToTxnRequest  versions 0-4  flexible 3+
  TransactionalId  string  0+  entity transactionalId
  ProducerId       int64   0+  entity producerId
  ProducerEpoch    int16   0+
  GroupId          string  0+  entity groupId

response AddOffsetsToTxnResponse  versions 0-4  flexible 3+
  ThrottleTimeMs  int32  0+
  ErrorCode       int16  0+
`],
  ['apis/026-end-txn', `api 26 EndTxn  listeners broker

request EndTxnRequest  versions 0-5  flexible 3+
  TransactionalId  string  0+  entity transactionalId
  ProducerId       int64   0+  entity producerId
  ProducerEpoch    int16   0+
  Committed        bool    0+

response EndTxnResponse  versions 0-5  flexible 3+
  ThrottleTimeMs  int32  0+
  ErrorCode       int16  0+
  ProducerId      int64  5+  default -1  ignorable  entity producerId
  ProducerEpoch   int16  5+  default -1  ignorable
`],
  ['apis/027-write-txn-markers', `api 27 WriteTxnMarkers  listeners broker

request WriteTxnMarkersRequest  versions 1-2  flexible 1+
  Markers               []WritableTxnMarker       0+
    ProducerId          int64                     0+  entity producerId
    ProducerEpoch       int16                     0+
    TransactionResult   bool                      0+
    Topics              []WritableTxnMarkerTopic  0+
      Name              string                    0+  entity topicName
      PartitionIndexes  []int32                   0+
    CoordinatorEpoch    int32                     0+
    TransactionVersion  int8                      2+  default 0  ignorable

response WriteTxnMarkersResponse  versions 1-2  flexible 1+
  Markers               []WritableTxnMarkerResult           0+
    ProducerId          int64                               0+  entity producerId
    Topics              []WritableTxnMarkerTopicResult      0+
      Name              string                              0+  entity topicName
      Partitions        []WritableTxnMarkerPartitionResult  0+
        PartitionIndex  int32                               0+
        ErrorCode       int16                               0+
`],
  ['apis/028-txn-offset-commit', `api 28 TxnOffsetCommit  listeners broker

request TxnOffsetCommitRequest  versions 0-6  flexible 3+
  TransactionalId            string                             0+   entity transactionalId
  GroupId                    string                             0+   entity groupId
  ProducerId                 int64                              0+   entity producerId
  ProducerEpoch              int16                              0+
  GenerationIdOrMemberEpoch  int32                              3+   default -1
  MemberId                   string                             3+
  GroupInstanceId            string                             3+   null 3+  default null
  Topics                     []TxnOffsetCommitRequestTopic      0+
    Name                     string                             0-5  ignorable  entity topicName
    TopicId                  uuid                               6+   ignorable
    Partitions               []TxnOffsetCommitRequestPartition  0+
      PartitionIndex         int32                              0+
      CommittedOffset        int64                              0+  bigint
      CommittedLeaderEpoch   int32                              2+   default -1  ignorable
      CommittedMetadata      string                             0+   null 0+

response TxnOffsetCommitResponse  versions 0-6  flexible 3+
  ThrottleTimeMs      int32                               0+
  Topics              []TxnOffsetCommitResponseTopic      0+
    Name              string                              0-5  ignorable  entity topicName
    TopicId           uuid                                6+   ignorable
    Partitions        []TxnOffsetCommitResponsePartition  0+
      PartitionIndex  int32                               0+
      ErrorCode       int16                               0+
`],
  ['apis/029-describe-acls', `api 29 DescribeAcls  listeners broker controller

request DescribeAclsRequest  versions 1-3  flexible 2+
  ResourceTypeFilter  int8    0+
  ResourceNameFilter  string  0+  null 0+
  PatternTypeFilter   int8    1+  default 3
  PrincipalFilter     string  0+  null 0+
  HostFilter          string  0+  null 0+
  Operation           int8    0+
  PermissionType      int8    0+

response DescribeAclsResponse  versions 1-3  flexible 2+
  ThrottleTimeMs      int32                   0+
  ErrorCode           int16                   0+
  ErrorMessage        string                  0+  null 0+
  Resources           []DescribeAclsResource  0+
    ResourceType      int8                    0+
    ResourceName      string                  0+
    PatternType       int8                    1+  default 3
    Acls              []AclDescription        0+
      Principal       string                  0+
      Host            string                  0+
      Operation       int8                    0+
      PermissionType  int8                    0+
`],
  ['apis/030-create-acls', `api 30 CreateAcls  listeners broker controller

request CreateAclsRequest  versions 1-3  flexible 2+
  Creations              []AclCreation  0+
    ResourceType         int8           0+
    ResourceName         string         0+
    ResourcePatternType  int8           1+  default 3
    Principal            string         0+
    Host                 string         0+
    Operation            int8           0+
    PermissionType       int8           0+

response CreateAclsResponse  versions 1-3  flexible 2+
  ThrottleTimeMs  int32                0+
  Results         []AclCreationResult  0+
    ErrorCode     int16                0+
    ErrorMessage  string               0+  null 0+
`],
  ['apis/031-delete-acls', `api 31 DeleteAcls  listeners broker controller

request DeleteAclsRequest  versions 1-3  flexible 2+
  Filters               []DeleteAclsFilter  0+
    ResourceTypeFilter  int8                0+
    ResourceNameFilter  string              0+  null 0+
    PatternTypeFilter   int8                1+  default 3
    PrincipalFilter     string              0+  null 0+
    HostFilter          string              0+  null 0+
    Operation           int8                0+
    PermissionType      int8                0+

response DeleteAclsResponse  versions 1-3  flexible 2+
  ThrottleTimeMs      int32                     0+
  FilterResults       []DeleteAclsFilterResult  0+
    ErrorCode         int16                     0+
    ErrorMessage      string                    0+  null 0+
    MatchingAcls      []DeleteAclsMatchingAcl   0+
      ErrorCode       int16                     0+
      ErrorMessage    string                    0+  null 0+
      ResourceType    int8                      0+
      ResourceName    string                    0+
      PatternType     int8                      1+  default 3
      Principal       string                    0+
      Host            string                    0+
      Operation       int8                      0+
      PermissionType  int8                      0+
`],
  ['apis/032-describe-configs', `api 32 DescribeConfigs  listeners broker controller

request DescribeConfigsRequest  versions 1-4  flexible 4+
  Resources             []DescribeConfigsResource  0+
    ResourceType        int8                       0+
    ResourceName        string                     0+
    ConfigurationKeys   []string                   0+  null 0+
  IncludeSynonyms       bool                       1+  default false
  IncludeDocumentation  bool                       3+  default false

response DescribeConfigsResponse  versions 1-4  flexible 4+
  ThrottleTimeMs     int32                            0+
  Results            []DescribeConfigsResult          0+
    ErrorCode        int16                            0+
    ErrorMessage     string                           0+  null 0+
    ResourceType     int8                             0+
    ResourceName     string                           0+
    Configs          []DescribeConfigsResourceResult  0+
      Name           string                           0+
      Value          string                           0+  null 0+
      ReadOnly       bool                             0+
      ConfigSource   int8                             1+  default -1  ignorable
      IsSensitive    bool                             0+
      Synonyms       []DescribeConfigsSynonym         1+  ignorable
        Name         string                           1+
        Value        string                           1+  null 0+
        Source       int8                             1+
      ConfigType     int8                             3+  default 0  ignorable
      Documentation  string                           3+  null 0+  ignorable
`],
  ['apis/033-alter-configs', `api 33 AlterConfigs  listeners broker controller

request AlterConfigsRequest  versions 0-2  flexible 2+
  Resources       []AlterConfigsResource  0+
    ResourceType  int8                    0+  key
    ResourceName  string                  0+  key
    Configs       []AlterableConfig       0+
      Name        string                  0+  key
      Value       string                  0+  null 0+
  ValidateOnly    bool                    0+

response AlterConfigsResponse  versions 0-2  flexible 2+
  ThrottleTimeMs  int32                           0+
  Responses       []AlterConfigsResourceResponse  0+
    ErrorCode     int16                           0+
    ErrorMessage  string                          0+  null 0+
    ResourceType  int8                            0+
    ResourceName  string                          0+
`],
  ['apis/034-alter-replica-log-dirs', `api 34 AlterReplicaLogDirs  listeners broker

request AlterReplicaLogDirsRequest  versions 1-2  flexible 2+
  Dirs            []AlterReplicaLogDir       0+
    Path          string                     0+  key
    Topics        []AlterReplicaLogDirTopic  0+
      Name        string                     0+  key  entity topicName
      Partitions  []int32                    0+

response AlterReplicaLogDirsResponse  versions 1-2  flexible 2+
  ThrottleTimeMs      int32                                0+
  Results             []AlterReplicaLogDirTopicResult      0+
    TopicName         string                               0+  entity topicName
    Partitions        []AlterReplicaLogDirPartitionResult  0+
      PartitionIndex  int32                                0+
      ErrorCode       int16                                0+
`],
  ['apis/035-describe-log-dirs', `api 35 DescribeLogDirs  listeners broker

request DescribeLogDirsRequest  versions 1-5  flexible 2+
  Topics        []DescribableLogDirTopic  0+  null 0+
    Topic       string                    0+  key  entity topicName
    Partitions  []int32                   0+

response DescribeLogDirsResponse  versions 1-5  flexible 2+
  ThrottleTimeMs        int32                       0+
  ErrorCode             int16                       3+  ignorable
  Results               []DescribeLogDirsResult     0+
    ErrorCode           int16                       0+
    LogDir              string                      0+
    Topics              []DescribeLogDirsTopic      0+
      Name              string                      0+  entity topicName
      Partitions        []DescribeLogDirsPartition  0+
        PartitionIndex  int32                       0+
        PartitionSize   int64                       0+
        OffsetLag       int64                       0+
        IsFutureKey     bool                        0+
    TotalBytes          int64                       4+  default -1  ignorable
    UsableBytes         int64                       4+  default -1  ignorable
    IsCordoned          bool                        5+  default false  ignorable
`],
  ['apis/036-sasl-authenticate', `api 36 SaslAuthenticate  listeners broker controller

request SaslAuthenticateRequest  versions 0-2  flexible 2+
  AuthBytes  bytes  0+

response SaslAuthenticateResponse  versions 0-2  flexible 2+
  ErrorCode          int16   0+
  ErrorMessage       string  0+  null 0+
  AuthBytes          bytes   0+
  SessionLifetimeMs  int64   1+  default 0  ignorable
`],
  ['apis/037-create-partitions', `api 37 CreatePartitions  listeners broker controller

request CreatePartitionsRequest  versions 0-3  flexible 2+
  Topics         []CreatePartitionsTopic       0+
    Name         string                        0+  key  entity topicName
    Count        int32                         0+
    Assignments  []CreatePartitionsAssignment  0+  null 0+
      BrokerIds  []int32                       0+  entity brokerId
  TimeoutMs      int32                         0+
  ValidateOnly   bool                          0+

response CreatePartitionsResponse  versions 0-3  flexible 2+
  ThrottleTimeMs  int32                          0+
  Results         []CreatePartitionsTopicResult  0+
    Name          string                         0+  entity topicName
    ErrorCode     int16                          0+
    ErrorMessage  string                         0+  null 0+  default null
`],
  ['apis/038-create-delegation-token', `api 38 CreateDelegationToken  listeners broker controller

request CreateDelegationTokenRequest  versions 1-3  flexible 2+
  OwnerPrincipalType  string               3+  null 3+
  OwnerPrincipalName  string               3+  null 3+
  Renewers            []CreatableRenewers  0+
    PrincipalType     string               0+
    PrincipalName     string               0+
  MaxLifetimeMs       int64                0+

response CreateDelegationTokenResponse  versions 1-3  flexible 2+
  ErrorCode                    int16   0+
  PrincipalType                string  0+
  PrincipalName                string  0+
  TokenRequesterPrincipalType  string  3+
  TokenRequesterPrincipalName  string  3+
  IssueTimestampMs             int64   0+
  ExpiryTimestampMs            int64   0+
  MaxTimestampMs               int64   0+
  TokenId                      string  0+
  Hmac                         bytes   0+
  ThrottleTimeMs               int32   0+
`],
  ['apis/039-renew-delegation-token', `api 39 RenewDelegationToken  listeners broker controller

request RenewDelegationTokenRequest  versions 1-2  flexible 2+
  Hmac           bytes  0+
  RenewPeriodMs  int64  0+

response RenewDelegationTokenResponse  versions 1-2  flexible 2+
  ErrorCode          int16  0+
  ExpiryTimestampMs  int64  0+
  ThrottleTimeMs     int32  0+
`],
  ['apis/040-expire-delegation-token', `api 40 ExpireDelegationToken  listeners broker controller

request ExpireDelegationTokenRequest  versions 1-2  flexible 2+
  Hmac                bytes  0+
  ExpiryTimePeriodMs  int64  0+

response ExpireDelegationTokenResponse  versions 1-2  flexible 2+
  ErrorCode          int16  0+
  ExpiryTimestampMs  int64  0+
  ThrottleTimeMs     int32  0+
`],
  ['apis/041-describe-delegation-token', `api 41 DescribeDelegationToken  listeners broker controller

request DescribeDelegationTokenRequest  versions 1-3  flexible 2+
  Owners           []DescribeDelegationTokenOwner  0+  null 0+
    PrincipalType  string                          0+
    PrincipalName  string                          0+

response DescribeDelegationTokenResponse  versions 1-3  flexible 2+
  ErrorCode                      int16                              0+
  Tokens                         []DescribedDelegationToken         0+
    PrincipalType                string                             0+
    PrincipalName                string                             0+
    TokenRequesterPrincipalType  string                             3+
    TokenRequesterPrincipalName  string                             3+
    IssueTimestamp               int64                              0+
    ExpiryTimestamp              int64                              0+
    MaxTimestamp                 int64                              0+
    TokenId                      string                             0+
    Hmac                         bytes                              0+
    Renewers                     []DescribedDelegationTokenRenewer  0+
      PrincipalType              string                             0+
      PrincipalName              string                             0+
  ThrottleTimeMs                 int32                              0+
`],
  ['apis/042-delete-groups', `api 42 DeleteGroups  listeners broker

request DeleteGroupsRequest  versions 0-3  flexible 2+
  GroupsNames  []string  0+  entity groupId

response DeleteGroupsResponse  versions 0-3  flexible 2+
  ThrottleTimeMs  int32                   0+
  Results         []DeletableGroupResult  0+
    GroupId       string                  0+  key  entity groupId
    ErrorCode     int16                   0+
    ErrorMessage  string                  3+  null 3+  default null  ignorable
`],
  ['apis/043-elect-leaders', `api 43 ElectLeaders  listeners broker controller

request ElectLeadersRequest  versions 0-2  flexible 2+
  ElectionType     int8               1+
  TopicPartitions  []TopicPartitions  0+  null 0+
    Topic          string             0+  key  entity topicName
    Partitions     []int32            0+
  TimeoutMs        int32              0+  default 60000

response ElectLeadersResponse  versions 0-2  flexible 2+
  ThrottleTimeMs          int32                    0+
  ErrorCode               int16                    1+
  ReplicaElectionResults  []ReplicaElectionResult  0+
    Topic                 string                   0+  entity topicName
    PartitionResult       []PartitionResult        0+
      PartitionId         int32                    0+
      ErrorCode           int16                    0+
      ErrorMessage        string                   0+  null 0+
`],
  ['apis/044-incremental-alter-configs', `api 44 IncrementalAlterConfigs  listeners broker controller

request IncrementalAlterConfigsRequest  versions 0-1  flexible 1+
  Resources            []AlterConfigsResource  0+
    ResourceType       int8                    0+  key
    ResourceName       string                  0+  key
    Configs            []AlterableConfig       0+
      Name             string                  0+  key
      ConfigOperation  int8                    0+  key
      Value            string                  0+  null 0+
  ValidateOnly         bool                    0+

response IncrementalAlterConfigsResponse  versions 0-1  flexible 1+
  ThrottleTimeMs  int32                           0+
  Responses       []AlterConfigsResourceResponse  0+
    ErrorCode     int16                           0+
    ErrorMessage  string                          0+  null 0+
    ResourceType  int8                            0+
    ResourceName  string                          0+
`],
  ['apis/045-alter-partition-reassignments', `api 45 AlterPartitionReassignments  listeners broker controller

request AlterPartitionReassignmentsRequest  versions 0-1  flexible 0+
  TimeoutMs                     int32                    0+  default 60000
  AllowReplicationFactorChange  bool                     1+  default true
  Topics                        []ReassignableTopic      0+
    Name                        string                   0+  entity topicName
    Partitions                  []ReassignablePartition  0+
      PartitionIndex            int32                    0+
      Replicas                  []int32                  0+  null 0+  default null  entity brokerId

response AlterPartitionReassignmentsResponse  versions 0-1  flexible 0+
  ThrottleTimeMs                int32                            0+
  AllowReplicationFactorChange  bool                             1+  default true  ignorable
  ErrorCode                     int16                            0+
  ErrorMessage                  string                           0+  null 0+
  Responses                     []ReassignableTopicResponse      0+
    Name                        string                           0+  entity topicName
    Partitions                  []ReassignablePartitionResponse  0+
      PartitionIndex            int32                            0+
      ErrorCode                 int16                            0+
      ErrorMessage              string                           0+  null 0+
`],
  ['apis/046-list-partition-reassignments', `api 46 ListPartitionReassignments  listeners broker controller

request ListPartitionReassignmentsRequest  versions 0  flexible 0+
  TimeoutMs           int32                               0+  default 60000
  Topics              []ListPartitionReassignmentsTopics  0+  null 0+  default null
    Name              string                              0+  entity topicName
    PartitionIndexes  []int32                             0+

response ListPartitionReassignmentsResponse  versions 0  flexible 0+
  ThrottleTimeMs        int32                           0+
  ErrorCode             int16                           0+
  ErrorMessage          string                          0+  null 0+
  Topics                []OngoingTopicReassignment      0+
    Name                string                          0+  entity topicName
    Partitions          []OngoingPartitionReassignment  0+
      PartitionIndex    int32                           0+
      Replicas          []int32                         0+  entity brokerId
      AddingReplicas    []int32                         0+  entity brokerId
      RemovingReplicas  []int32                         0+  entity brokerId
`],
  ['apis/047-offset-delete', `api 47 OffsetDelete  listeners broker

request OffsetDeleteRequest  versions 0  flexible none
  GroupId             string                          0+  entity groupId
  Topics              []OffsetDeleteRequestTopic      0+
    Name              string                          0+  key  entity topicName
    Partitions        []OffsetDeleteRequestPartition  0+
      PartitionIndex  int32                           0+

response OffsetDeleteResponse  versions 0  flexible none
  ErrorCode           int16                            0+
  ThrottleTimeMs      int32                            0+  ignorable
  Topics              []OffsetDeleteResponseTopic      0+
    Name              string                           0+  key  entity topicName
    Partitions        []OffsetDeleteResponsePartition  0+
      PartitionIndex  int32                            0+  key
      ErrorCode       int16                            0+
`],
  ['apis/048-describe-client-quotas', `api 48 DescribeClientQuotas  listeners broker

request DescribeClientQuotasRequest  versions 0-1  flexible 1+
  Components    []ComponentData  0+
    EntityType  string           0+
    MatchType   int8             0+
    Match       string           0+  null 0+
  Strict        bool             0+

response DescribeClientQuotasResponse  versions 0-1  flexible 1+
  ThrottleTimeMs  int32         0+
  ErrorCode       int16         0+
  ErrorMessage    string        0+  null 0+
  Entries         []EntryData   0+  null 0+
    Entity        []EntityData  0+
      EntityType  string        0+
      EntityName  string        0+  null 0+
    Values        []ValueData   0+
      Key         string        0+
      Value       float64       0+
`],
  ['apis/049-alter-client-quotas', `api 49 AlterClientQuotas  listeners broker controller

request AlterClientQuotasRequest  versions 0-1  flexible 1+
  Entries         []EntryData   0+
    Entity        []EntityData  0+
      EntityType  string        0+
      EntityName  string        0+  null 0+
    Ops           []OpData      0+
      Key         string        0+
      Value       float64       0+
      Remove      bool          0+
  ValidateOnly    bool          0+

response AlterClientQuotasResponse  versions 0-1  flexible 1+
  ThrottleTimeMs  int32         0+
  Entries         []EntryData   0+
    ErrorCode     int16         0+
    ErrorMessage  string        0+  null 0+
    Entity        []EntityData  0+
      EntityType  string        0+
      EntityName  string        0+  null 0+
`],
  ['apis/050-describe-user-scram-credentials', `api 50 DescribeUserScramCredentials  listeners broker controller

request DescribeUserScramCredentialsRequest  versions 0  flexible 0+
  Users   []UserName  0+  null 0+
    Name  string      0+

response DescribeUserScramCredentialsResponse  versions 0  flexible 0+
  ThrottleTimeMs     int32                                 0+
  ErrorCode          int16                                 0+
  ErrorMessage       string                                0+  null 0+
  Results            []DescribeUserScramCredentialsResult  0+
    User             string                                0+
    ErrorCode        int16                                 0+
    ErrorMessage     string                                0+  null 0+
    CredentialInfos  []CredentialInfo                      0+
      Mechanism      int8                                  0+
      Iterations     int32                                 0+
`],
  ['apis/051-alter-user-scram-credentials', `api 51 AlterUserScramCredentials  listeners broker controller

request AlterUserScramCredentialsRequest  versions 0  flexible 0+
  Deletions         []ScramCredentialDeletion   0+
    Name            string                      0+
    Mechanism       int8                        0+
  Upsertions        []ScramCredentialUpsertion  0+
    Name            string                      0+
    Mechanism       int8                        0+
    Iterations      int32                       0+
    Salt            bytes                       0+
    SaltedPassword  bytes                       0+

response AlterUserScramCredentialsResponse  versions 0  flexible 0+
  ThrottleTimeMs  int32                              0+
  Results         []AlterUserScramCredentialsResult  0+
    User          string                             0+
    ErrorCode     int16                              0+
    ErrorMessage  string                             0+  null 0+
`],
  ['apis/052-vote', `api 52 Vote  listeners controller

request VoteRequest  versions 0-2  flexible 0+
  ClusterId               string           0+  null 0+  default null
  VoterId                 int32            1+  default -1  ignorable  entity brokerId
  Topics                  []TopicData      0+
    TopicName             string           0+  entity topicName
    Partitions            []PartitionData  0+
      PartitionIndex      int32            0+
      ReplicaEpoch        int32            0+
      ReplicaId           int32            0+  entity brokerId
      ReplicaDirectoryId  uuid             1+  ignorable
      VoterDirectoryId    uuid             1+  ignorable
      LastOffsetEpoch     int32            0+
      LastOffset          int64            0+
      PreVote             bool             2+

response VoteResponse  versions 0-2  flexible 0+
  ErrorCode           int16            0+
  Topics              []TopicData      0+
    TopicName         string           0+  entity topicName
    Partitions        []PartitionData  0+
      PartitionIndex  int32            0+
      ErrorCode       int16            0+
      LeaderId        int32            0+  entity brokerId
      LeaderEpoch     int32            0+
      VoteGranted     bool             0+
  NodeEndpoints       []NodeEndpoint   1+  tag 0 1+
    NodeId            int32            1+  key  entity brokerId
    Host              string           1+
    Port              uint16           1+
`],
  ['apis/053-begin-quorum-epoch', `api 53 BeginQuorumEpoch  listeners controller

request BeginQuorumEpochRequest  versions 0-1  flexible 1+
  ClusterId             string            0+  null 0+  default null
  VoterId               int32             1+  default -1  ignorable  entity brokerId
  Topics                []TopicData       0+
    TopicName           string            0+  entity topicName
    Partitions          []PartitionData   0+
      PartitionIndex    int32             0+
      VoterDirectoryId  uuid              1+  ignorable
      LeaderId          int32             0+  entity brokerId
      LeaderEpoch       int32             0+
  LeaderEndpoints       []LeaderEndpoint  1+  ignorable
    Name                string            1+  key
    Host                string            1+
    Port                uint16            1+

response BeginQuorumEpochResponse  versions 0-1  flexible 1+
  ErrorCode           int16            0+
  Topics              []TopicData      0+
    TopicName         string           0+  entity topicName
    Partitions        []PartitionData  0+
      PartitionIndex  int32            0+
      ErrorCode       int16            0+
      LeaderId        int32            0+  entity brokerId
      LeaderEpoch     int32            0+
  NodeEndpoints       []NodeEndpoint   1+  tag 0 1+
    NodeId            int32            1+  key  entity brokerId
    Host              string           1+
    Port              uint16           1+
`],
  ['apis/054-end-quorum-epoch', `api 54 EndQuorumEpoch  listeners controller

request EndQuorumEpochRequest  versions 0-1  flexible 1+
  ClusterId                   string            0+  null 0+  default null
  Topics                      []TopicData       0+
    TopicName                 string            0+  entity topicName
    Partitions                []PartitionData   0+
      PartitionIndex          int32             0+
      LeaderId                int32             0+  entity brokerId
      LeaderEpoch             int32             0+
      PreferredSuccessors     []int32           0   ignorable
      PreferredCandidates     []ReplicaInfo     1+  ignorable
        CandidateId           int32             1+  entity brokerId
        CandidateDirectoryId  uuid              1+
  LeaderEndpoints             []LeaderEndpoint  1+  ignorable
    Name                      string            1+  key
    Host                      string            1+
    Port                      uint16            1+

response EndQuorumEpochResponse  versions 0-1  flexible 1+
  ErrorCode           int16            0+
  Topics              []TopicData      0+
    TopicName         string           0+  entity topicName
    Partitions        []PartitionData  0+
      PartitionIndex  int32            0+
      ErrorCode       int16            0+
      LeaderId        int32            0+  entity brokerId
      LeaderEpoch     int32            0+
  NodeEndpoints       []NodeEndpoint   1+  tag 0 1+
    NodeId            int32            1+  key  entity brokerId
    Host              string           1+
    Port              uint16           1+
`],
  ['apis/055-describe-quorum', `api 55 DescribeQuorum  listeners broker controller

request DescribeQuorumRequest  versions 0-2  flexible 0+
  Topics              []TopicData      0+
    TopicName         string           0+  entity topicName
    Partitions        []PartitionData  0+
      PartitionIndex  int32            0+

response DescribeQuorumResponse  versions 0-2  flexible 0+
  ErrorCode              int16            0+
  ErrorMessage           string           2+  null 2+  ignorable
  Topics                 []TopicData      0+
    TopicName            string           0+  entity topicName
    Partitions           []PartitionData  0+
      PartitionIndex     int32            0+
      ErrorCode          int16            0+
      ErrorMessage       string           2+  null 2+  ignorable
      LeaderId           int32            0+  entity brokerId
      LeaderEpoch        int32            0+
      HighWatermark      int64            0+
      CurrentVoters      []ReplicaState   0+
      Observers          []ReplicaState   0+
  Nodes                  []Node           2+
    NodeId               int32            2+  key  entity brokerId
    Listeners            []Listener       2+
      Name               string           2+  key
      Host               string           2+
      Port               uint16           2+
struct ReplicaState  versions 0+
  ReplicaId              int32            0+  entity brokerId
  ReplicaDirectoryId     uuid             2+
  LogEndOffset           int64            0+
  LastFetchTimestamp     int64            1+  default -1  ignorable
  LastCaughtUpTimestamp  int64            1+  default -1  ignorable
`],
  ['apis/056-alter-partition', `api 56 AlterPartition  listeners controller

request AlterPartitionRequest  versions 2-3  flexible 0+
  BrokerId                 int32            0+   entity brokerId
  BrokerEpoch              int64            0+   default -1
  Topics                   []TopicData      0+
    TopicId                uuid             2+   ignorable
    Partitions             []PartitionData  0+
      PartitionIndex       int32            0+
      LeaderEpoch          int32            0+
      NewIsr               []int32          0-2  entity brokerId
      NewIsrWithEpochs     []BrokerState    3+
        BrokerId           int32            3+   entity brokerId
        BrokerEpoch        int64            3+   default -1
      LeaderRecoveryState  int8             1+   default 0
      PartitionEpoch       int32            0+

response AlterPartitionResponse  versions 2-3  flexible 0+
  ThrottleTimeMs           int32            0+
  ErrorCode                int16            0+
  Topics                   []TopicData      0+
    TopicId                uuid             2+  ignorable
    Partitions             []PartitionData  0+
      PartitionIndex       int32            0+
      ErrorCode            int16            0+
      LeaderId             int32            0+  entity brokerId
      LeaderEpoch          int32            0+
      Isr                  []int32          0+  entity brokerId
      LeaderRecoveryState  int8             1+  default 0  ignorable
      PartitionEpoch       int32            0+
`],
  ['apis/057-update-features', `api 57 UpdateFeatures  listeners broker controller

request UpdateFeaturesRequest  versions 0-2  flexible 0+
  timeoutMs          int32               0+  default 60000
  FeatureUpdates     []FeatureUpdateKey  0+
    Feature          string              0+  key
    MaxVersionLevel  int16               0+
    AllowDowngrade   bool                0
    UpgradeType      int8                1+  default 1
  ValidateOnly       bool                1+  default false

response UpdateFeaturesResponse  versions 0-2  flexible 0+
  ThrottleTimeMs  int32                     0+
  ErrorCode       int16                     0+
  ErrorMessage    string                    0+   null 0+
  Results         []UpdatableFeatureResult  0-1  ignorable
    Feature       string                    0+   key
    ErrorCode     int16                     0+
    ErrorMessage  string                    0+   null 0+
`],
  ['apis/058-envelope', `api 58 Envelope  listeners controller

request EnvelopeRequest  versions 0  flexible 0+
  RequestData        bytes  0+  zerocopy
  RequestPrincipal   bytes  0+  null 0+
  ClientHostAddress  bytes  0+

response EnvelopeResponse  versions 0  flexible 0+
  ResponseData  bytes  0+  null 0+  default null  zerocopy
  ErrorCode     int16  0+
`],
  ['apis/059-fetch-snapshot', `api 59 FetchSnapshot  listeners controller

request FetchSnapshotRequest  versions 0-1  flexible 0+
  ClusterId               string               0+  null 0+  default null  tag 0 0+
  ReplicaId               int32                0+  default -1  entity brokerId
  MaxBytes                int32                0+  default 2147483647
  Topics                  []TopicSnapshot      0+
    Name                  string               0+  entity topicName
    Partitions            []PartitionSnapshot  0+
      Partition           int32                0+
      CurrentLeaderEpoch  int32                0+
      SnapshotId          SnapshotId           0+
        EndOffset         int64                0+
        Epoch             int32                0+
      Position            int64                0+
      ReplicaDirectoryId  uuid                 1+  tag 0 1+  ignorable

response FetchSnapshotResponse  versions 0-1  flexible 0+
  ThrottleTimeMs        int32                0+  ignorable
  ErrorCode             int16                0+
  Topics                []TopicSnapshot      0+
    Name                string               0+  entity topicName
    Partitions          []PartitionSnapshot  0+
      Index             int32                0+
      ErrorCode         int16                0+
      SnapshotId        SnapshotId           0+
        EndOffset       int64                0+
        Epoch           int32                0+
      CurrentLeader     LeaderIdAndEpoch     0+  tag 0 0+
        LeaderId        int32                0+  entity brokerId
        LeaderEpoch     int32                0+
      Size              int64                0+
      Position          int64                0+
      UnalignedRecords  records              0+
  NodeEndpoints         []NodeEndpoint       1+  tag 0 1+
    NodeId              int32                1+  key  entity brokerId
    Host                string               1+
    Port                uint16               1+
`],
  ['apis/060-describe-cluster', `api 60 DescribeCluster  listeners broker controller

request DescribeClusterRequest  versions 0-2  flexible 0+
  IncludeClusterAuthorizedOperations  bool  0+
  EndpointType                        int8  1+  default 1
  IncludeFencedBrokers                bool  2+

response DescribeClusterResponse  versions 0-2  flexible 0+
  ThrottleTimeMs               int32                    0+
  ErrorCode                    int16                    0+
  ErrorMessage                 string                   0+  null 0+  default null
  EndpointType                 int8                     1+  default 1
  ClusterId                    string                   0+
  ControllerId                 int32                    0+  default -1  entity brokerId
  Brokers                      []DescribeClusterBroker  0+
    BrokerId                   int32                    0+  key  entity brokerId
    Host                       string                   0+
    Port                       int32                    0+
    Rack                       string                   0+  null 0+  default null
    IsFenced                   bool                     2+
  ClusterAuthorizedOperations  int32                    0+  default -2147483648
`],
  ['apis/061-describe-producers', `api 61 DescribeProducers  listeners broker

request DescribeProducersRequest  versions 0  flexible 0+
  Topics              []TopicRequest  0+
    Name              string          0+  key  entity topicName
    PartitionIndexes  []int32         0+

response DescribeProducersResponse  versions 0  flexible 0+
  ThrottleTimeMs               int32                0+
  Topics                       []TopicResponse      0+
    Name                       string               0+  entity topicName
    Partitions                 []PartitionResponse  0+
      PartitionIndex           int32                0+
      ErrorCode                int16                0+
      ErrorMessage             string               0+  null 0+  default null
      ActiveProducers          []ProducerState      0+
        ProducerId             int64                0+  entity producerId
        ProducerEpoch          int32                0+
        LastSequence           int32                0+  default -1
        LastTimestamp          int64                0+  default -1
        CoordinatorEpoch       int32                0+
        CurrentTxnStartOffset  int64                0+  default -1
`],
  ['apis/062-broker-registration', `api 62 BrokerRegistration  listeners controller

request BrokerRegistrationRequest  versions 0-4  flexible 0+
  BrokerId               int32       0+  entity brokerId
  ClusterId              string      0+
  IncarnationId          uuid        0+
  Listeners              []Listener  0+
    Name                 string      0+  key
    Host                 string      0+
    Port                 uint16      0+
    SecurityProtocol     int16       0+
  Features               []Feature   0+
    Name                 string      0+  key
    MinSupportedVersion  int16       0+
    MaxSupportedVersion  int16       0+
  Rack                   string      0+  null 0+
  IsMigratingZkBroker    bool        1+  default false
  LogDirs                []uuid      2+  ignorable
  PreviousBrokerEpoch    int64       3+  default -1  ignorable

response BrokerRegistrationResponse  versions 0-4  flexible 0+
  ThrottleTimeMs  int32  0+
  ErrorCode       int16  0+
  BrokerEpoch     int64  0+  default -1
`],
  ['apis/063-broker-heartbeat', `api 63 BrokerHeartbeat  listeners controller

request BrokerHeartbeatRequest  versions 0-2  flexible 0+
  BrokerId               int32   0+  entity brokerId
  BrokerEpoch            int64   0+  default -1
  CurrentMetadataOffset  int64   0+
  WantFence              bool    0+
  WantShutDown           bool    0+
  OfflineLogDirs         []uuid  1+  tag 0 1+
  CordonedLogDirs        []uuid  2+  null 2+  default null  tag 1 2+

response BrokerHeartbeatResponse  versions 0-2  flexible 0+
  ThrottleTimeMs  int32  0+
  ErrorCode       int16  0+
  IsCaughtUp      bool   0+  default false
  IsFenced        bool   0+  default true
  ShouldShutDown  bool   0+
`],
  ['apis/064-unregister-broker', `api 64 UnregisterBroker  listeners broker controller

request UnregisterBrokerRequest  versions 0  flexible 0+
  BrokerId  int32  0+  entity brokerId

response UnregisterBrokerResponse  versions 0  flexible 0+
  ThrottleTimeMs  int32   0+
  ErrorCode       int16   0+
  ErrorMessage    string  0+  null 0+
`],
  ['apis/065-describe-transactions', `api 65 DescribeTransactions  listeners broker

request DescribeTransactionsRequest  versions 0  flexible 0+
  TransactionalIds  []string  0+  entity transactionalId

response DescribeTransactionsResponse  versions 0  flexible 0+
  ThrottleTimeMs            int32               0+
  TransactionStates         []TransactionState  0+
    ErrorCode               int16               0+
    TransactionalId         string              0+  entity transactionalId
    TransactionState        string              0+
    TransactionTimeoutMs    int32               0+
    TransactionStartTimeMs  int64               0+
    ProducerId              int64               0+  entity producerId
    ProducerEpoch           int16               0+
    Topics                  []TopicData         0+
      Topic                 string              0+  key  entity topicName
      Partitions            []int32             0+
`],
  ['apis/066-list-transactions', `api 66 ListTransactions  listeners broker

request ListTransactionsRequest  versions 0-2  flexible 0+
  StateFilters            []string  0+
  ProducerIdFilters       []int64   0+  entity producerId
  DurationFilter          int64     1+  default -1
  TransactionalIdPattern  string    2+  null 2+  default null

response ListTransactionsResponse  versions 0-2  flexible 0+
  ThrottleTimeMs       int32               0+
  ErrorCode            int16               0+
  UnknownStateFilters  []string            0+
  TransactionStates    []TransactionState  0+
    TransactionalId    string              0+  entity transactionalId
    ProducerId         int64               0+  entity producerId
    TransactionState   string              0+
`],
  ['apis/067-allocate-producer-ids', `api 67 AllocateProducerIds  listeners controller

request AllocateProducerIdsRequest  versions 0  flexible 0+
  BrokerId     int32  0+  entity brokerId
  BrokerEpoch  int64  0+  default -1

response AllocateProducerIdsResponse  versions 0  flexible 0+
  ThrottleTimeMs   int32  0+
  ErrorCode        int16  0+
  ProducerIdStart  int64  0+  entity producerId
  ProducerIdLen    int32  0+
`],
  ['apis/068-consumer-group-heartbeat', `api 68 ConsumerGroupHeartbeat  listeners broker

request ConsumerGroupHeartbeatRequest  versions 0-1  flexible 0+
  GroupId               string             0+  entity groupId
  MemberId              string             0+
  MemberEpoch           int32              0+
  InstanceId            string             0+  null 0+  default null
  RackId                string             0+  null 0+  default null
  RebalanceTimeoutMs    int32              0+  default -1
  SubscribedTopicNames  []string           0+  null 0+  default null  entity topicName
  SubscribedTopicRegex  string             1+  null 1+  default null
  ServerAssignor        string             0+  null 0+  default null
  TopicPartitions       []TopicPartitions  0+  null 0+  default null
    TopicId             uuid               0+
    Partitions          []int32            0+

response ConsumerGroupHeartbeatResponse  versions 0-1  flexible 0+
  ThrottleTimeMs       int32              0+
  ErrorCode            int16              0+
  ErrorMessage         string             0+  null 0+  default null
  MemberId             string             0+  null 0+  default null
  MemberEpoch          int32              0+
  HeartbeatIntervalMs  int32              0+
  Assignment           Assignment         0+  null 0+  default null
    TopicPartitions    []TopicPartitions  0+
struct TopicPartitions  versions 0+
  TopicId              uuid               0+
  Partitions           []int32            0+
`],
  ['apis/069-consumer-group-describe', `api 69 ConsumerGroupDescribe  listeners broker

request ConsumerGroupDescribeRequest  versions 0-1  flexible 0+
  GroupIds                     []string  0+  entity groupId
  IncludeAuthorizedOperations  bool      0+

response ConsumerGroupDescribeResponse  versions 0-1  flexible 0+
  ThrottleTimeMs            int32              0+
  Groups                    []DescribedGroup   0+
    ErrorCode               int16              0+
    ErrorMessage            string             0+  null 0+  default null
    GroupId                 string             0+  entity groupId
    GroupState              string             0+
    GroupEpoch              int32              0+
    AssignmentEpoch         int32              0+
    AssignorName            string             0+
    Members                 []Member           0+
      MemberId              string             0+
      InstanceId            string             0+  null 0+  default null
      RackId                string             0+  null 0+  default null
      MemberEpoch           int32              0+
      ClientId              string             0+
      ClientHost            string             0+
      SubscribedTopicNames  []string           0+  entity topicName
      SubscribedTopicRegex  string             0+  null 0+  default null
      Assignment            Assignment         0+
      TargetAssignment      Assignment         0+
      MemberType            int8               1+  default -1  ignorable
    AuthorizedOperations    int32              0+  default -2147483648
struct TopicPartitions  versions 0+
  TopicId                   uuid               0+
  TopicName                 string             0+  entity topicName
  Partitions                []int32            0+
struct Assignment  versions 0+
  TopicPartitions           []TopicPartitions  0+
`],
  ['apis/070-controller-registration', `api 70 ControllerRegistration  listeners controller

request ControllerRegistrationRequest  versions 0  flexible 0+
  ControllerId           int32       0+
  IncarnationId          uuid        0+
  ZkMigrationReady       bool        0+
  Listeners              []Listener  0+
    Name                 string      0+  key
    Host                 string      0+
    Port                 uint16      0+
    SecurityProtocol     int16       0+
  Features               []Feature   0+
    Name                 string      0+  key
    MinSupportedVersion  int16       0+
    MaxSupportedVersion  int16       0+

response ControllerRegistrationResponse  versions 0  flexible 0+
  ThrottleTimeMs  int32   0+
  ErrorCode       int16   0+
  ErrorMessage    string  0+  null 0+
`],
  ['apis/071-get-telemetry-subscriptions', `api 71 GetTelemetrySubscriptions  listeners broker

request GetTelemetrySubscriptionsRequest  versions 0  flexible 0+
  ClientInstanceId  uuid  0+

response GetTelemetrySubscriptionsResponse  versions 0  flexible 0+
  ThrottleTimeMs            int32     0+
  ErrorCode                 int16     0+
  ClientInstanceId          uuid      0+
  SubscriptionId            int32     0+
  AcceptedCompressionTypes  []int8    0+
  PushIntervalMs            int32     0+
  TelemetryMaxBytes         int32     0+
  DeltaTemporality          bool      0+
  RequestedMetrics          []string  0+
`],
  ['apis/072-push-telemetry', `api 72 PushTelemetry  listeners broker

request PushTelemetryRequest  versions 0  flexible 0+
  ClientInstanceId  uuid   0+
  SubscriptionId    int32  0+
  Terminating       bool   0+
  CompressionType   int8   0+
  Metrics           bytes  0+  zerocopy

response PushTelemetryResponse  versions 0  flexible 0+
  ThrottleTimeMs  int32  0+
  ErrorCode       int16  0+
`],
  ['apis/073-assign-replicas-to-dirs', `api 73 AssignReplicasToDirs  listeners controller

request AssignReplicasToDirsRequest  versions 0  flexible 0+
  BrokerId              int32            0+  entity brokerId
  BrokerEpoch           int64            0+  default -1
  Directories           []DirectoryData  0+
    Id                  uuid             0+
    Topics              []TopicData      0+
      TopicId           uuid             0+
      Partitions        []PartitionData  0+
        PartitionIndex  int32            0+

response AssignReplicasToDirsResponse  versions 0  flexible 0+
  ThrottleTimeMs        int32            0+
  ErrorCode             int16            0+
  Directories           []DirectoryData  0+
    Id                  uuid             0+
    Topics              []TopicData      0+
      TopicId           uuid             0+
      Partitions        []PartitionData  0+
        PartitionIndex  int32            0+
        ErrorCode       int16            0+
`],
  ['apis/074-list-config-resources', `api 74 ListConfigResources  listeners broker

request ListConfigResourcesRequest  versions 0-1  flexible 0+
  ResourceTypes  []int8  1+

response ListConfigResourcesResponse  versions 0-1  flexible 0+
  ThrottleTimeMs   int32             0+
  ErrorCode        int16             0+
  ConfigResources  []ConfigResource  0+
    ResourceName   string            0+
    ResourceType   int8              1+  default 16  ignorable
`],
  ['apis/075-describe-topic-partitions', `api 75 DescribeTopicPartitions  listeners broker

request DescribeTopicPartitionsRequest  versions 0  flexible 0+
  Topics                  []TopicRequest  0+
    Name                  string          0+  entity topicName
  ResponsePartitionLimit  int32           0+  default 2000
  Cursor                  Cursor          0+  null 0+  default null
    TopicName             string          0+  entity topicName
    PartitionIndex        int32           0+

response DescribeTopicPartitionsResponse  versions 0  flexible 0+
  ThrottleTimeMs               int32                                       0+  ignorable
  Topics                       []DescribeTopicPartitionsResponseTopic      0+
    ErrorCode                  int16                                       0+
    Name                       string                                      0+  null 0+  key  entity topicName
    TopicId                    uuid                                        0+  ignorable
    IsInternal                 bool                                        0+  default false  ignorable
    Partitions                 []DescribeTopicPartitionsResponsePartition  0+
      ErrorCode                int16                                       0+
      PartitionIndex           int32                                       0+
      LeaderId                 int32                                       0+  entity brokerId
      LeaderEpoch              int32                                       0+  default -1  ignorable
      ReplicaNodes             []int32                                     0+  entity brokerId
      IsrNodes                 []int32                                     0+  entity brokerId
      EligibleLeaderReplicas   []int32                                     0+  null 0+  default null  entity brokerId
      LastKnownElr             []int32                                     0+  null 0+  default null  entity brokerId
      OfflineReplicas          []int32                                     0+  ignorable  entity brokerId
    TopicAuthorizedOperations  int32                                       0+  default -2147483648
  NextCursor                   Cursor                                      0+  null 0+  default null
    TopicName                  string                                      0+  entity topicName
    PartitionIndex             int32                                       0+
`],
  ['apis/076-share-group-heartbeat', `api 76 ShareGroupHeartbeat  listeners broker

request ShareGroupHeartbeatRequest  versions 1  flexible 0+
  GroupId               string    0+  entity groupId
  MemberId              string    0+
  MemberEpoch           int32     0+
  RackId                string    0+  null 0+  default null
  SubscribedTopicNames  []string  0+  null 0+  default null  entity topicName

response ShareGroupHeartbeatResponse  versions 1  flexible 0+
  ThrottleTimeMs       int32              0+
  ErrorCode            int16              0+
  ErrorMessage         string             0+  null 0+  default null
  MemberId             string             0+  null 0+  default null
  MemberEpoch          int32              0+
  HeartbeatIntervalMs  int32              0+
  Assignment           Assignment         0+  null 0+  default null
    TopicPartitions    []TopicPartitions  0+
struct TopicPartitions  versions 0+
  TopicId              uuid               0+
  Partitions           []int32            0+
`],
  ['apis/077-share-group-describe', `api 77 ShareGroupDescribe  listeners broker

request ShareGroupDescribeRequest  versions 1  flexible 0+
  GroupIds                     []string  0+  entity groupId
  IncludeAuthorizedOperations  bool      0+

response ShareGroupDescribeResponse  versions 1  flexible 0+
  ThrottleTimeMs            int32              0+
  Groups                    []DescribedGroup   0+
    ErrorCode               int16              0+
    ErrorMessage            string             0+  null 0+  default null
    GroupId                 string             0+  entity groupId
    GroupState              string             0+
    GroupEpoch              int32              0+
    AssignmentEpoch         int32              0+
    AssignorName            string             0+
    Members                 []Member           0+
      MemberId              string             0+
      RackId                string             0+  null 0+  default null
      MemberEpoch           int32              0+
      ClientId              string             0+
      ClientHost            string             0+
      SubscribedTopicNames  []string           0+  entity topicName
      Assignment            Assignment         0+
    AuthorizedOperations    int32              0+  default -2147483648
struct TopicPartitions  versions 0+
  TopicId                   uuid               0+
  TopicName                 string             0+  entity topicName
  Partitions                []int32            0+
struct Assignment  versions 0+
  TopicPartitions           []TopicPartitions  0+
`],
  ['apis/078-share-fetch', `api 78 ShareFetch  listeners broker

request ShareFetchRequest  versions 1-2  flexible 0+
  GroupId                     string                  0+  null 0+  default null  entity groupId
  MemberId                    string                  0+  null 0+
  ShareSessionEpoch           int32                   0+
  MaxWaitMs                   int32                   0+
  MinBytes                    int32                   0+
  MaxBytes                    int32                   0+  default 2147483647
  MaxRecords                  int32                   1+
  BatchSize                   int32                   1+
  ShareAcquireMode            int8                    2+  default 0  ignorable
  IsRenewAck                  bool                    2+  default false
  Topics                      []FetchTopic            0+
    TopicId                   uuid                    0+  key
    Partitions                []FetchPartition        0+
      PartitionIndex          int32                   0+  key
      PartitionMaxBytes       int32                   0
      AcknowledgementBatches  []AcknowledgementBatch  0+
        FirstOffset           int64                   0+
        LastOffset            int64                   0+
        AcknowledgeTypes      []int8                  0+
  ForgottenTopicsData         []ForgottenTopic        0+
    TopicId                   uuid                    0+
    Partitions                []int32                 0+

response ShareFetchResponse  versions 1-2  flexible 0+
  ThrottleTimeMs               int32                          0+
  ErrorCode                    int16                          0+
  ErrorMessage                 string                         0+  null 0+  default null
  AcquisitionLockTimeoutMs     int32                          1+
  Responses                    []ShareFetchableTopicResponse  0+
    TopicId                    uuid                           0+  key
    Partitions                 []PartitionData                0+
      PartitionIndex           int32                          0+
      ErrorCode                int16                          0+
      ErrorMessage             string                         0+  null 0+  default null
      AcknowledgeErrorCode     int16                          0+
      AcknowledgeErrorMessage  string                         0+  null 0+  default null
      CurrentLeader            LeaderIdAndEpoch               0+
        LeaderId               int32                          0+
        LeaderEpoch            int32                          0+
      Records                  records                        0+  null 0  chunked
      AcquiredRecords          []AcquiredRecords              0+
        FirstOffset            int64                          0+
        LastOffset             int64                          0+
        DeliveryCount          int16                          0+
  NodeEndpoints                []NodeEndpoint                 0+
    NodeId                     int32                          0+  key  entity brokerId
    Host                       string                         0+
    Port                       int32                          0+
    Rack                       string                         0+  null 0+  default null
`],
  ['apis/079-share-acknowledge', `api 79 ShareAcknowledge  listeners broker

request ShareAcknowledgeRequest  versions 1-2  flexible 0+
  GroupId                     string                  0+  null 0+  default null  entity groupId
  MemberId                    string                  0+  null 0+
  ShareSessionEpoch           int32                   0+
  IsRenewAck                  bool                    2+  default false
  Topics                      []AcknowledgeTopic      0+
    TopicId                   uuid                    0+  key
    Partitions                []AcknowledgePartition  0+
      PartitionIndex          int32                   0+  key
      AcknowledgementBatches  []AcknowledgementBatch  0+
        FirstOffset           int64                   0+
        LastOffset            int64                   0+
        AcknowledgeTypes      []int8                  0+

response ShareAcknowledgeResponse  versions 1-2  flexible 0+
  ThrottleTimeMs            int32                            0+
  ErrorCode                 int16                            0+
  ErrorMessage              string                           0+  null 0+  default null
  AcquisitionLockTimeoutMs  int32                            2+  ignorable
  Responses                 []ShareAcknowledgeTopicResponse  0+
    TopicId                 uuid                             0+  key
    Partitions              []PartitionData                  0+
      PartitionIndex        int32                            0+
      ErrorCode             int16                            0+
      ErrorMessage          string                           0+  null 0+  default null
      CurrentLeader         LeaderIdAndEpoch                 0+
        LeaderId            int32                            0+
        LeaderEpoch         int32                            0+
  NodeEndpoints             []NodeEndpoint                   0+
    NodeId                  int32                            0+  key  entity brokerId
    Host                    string                           0+
    Port                    int32                            0+
    Rack                    string                           0+  null 0+  default null
`],
  ['apis/080-add-raft-voter', `api 80 AddRaftVoter  listeners controller broker

request AddRaftVoterRequest  versions 0-1  flexible 0+
  ClusterId         string      0+  null 0+
  TimeoutMs         int32       0+
  VoterId           int32       0+
  VoterDirectoryId  uuid        0+
  Listeners         []Listener  0+
    Name            string      0+  key
    Host            string      0+
    Port            uint16      0+
  AckWhenCommitted  bool        1+  default true

response AddRaftVoterResponse  versions 0-1  flexible 0+
  ThrottleTimeMs  int32   0+
  ErrorCode       int16   0+
  ErrorMessage    string  0+  null 0+  ignorable
`],
  ['apis/081-remove-raft-voter', `api 81 RemoveRaftVoter  listeners controller broker

request RemoveRaftVoterRequest  versions 0  flexible 0+
  ClusterId         string  0+  null 0+
  VoterId           int32   0+
  VoterDirectoryId  uuid    0+

response RemoveRaftVoterResponse  versions 0  flexible 0+
  ThrottleTimeMs  int32   0+
  ErrorCode       int16   0+
  ErrorMessage    string  0+  null 0+  ignorable
`],
  ['apis/082-update-raft-voter', `api 82 UpdateRaftVoter  listeners controller

request UpdateRaftVoterRequest  versions 0  flexible 0+
  ClusterId              string               0+  null 0+
  CurrentLeaderEpoch     int32                0+
  VoterId                int32                0+
  VoterDirectoryId       uuid                 0+
  Listeners              []Listener           0+
    Name                 string               0+  key
    Host                 string               0+
    Port                 uint16               0+
  KRaftVersionFeature    KRaftVersionFeature  0+
    MinSupportedVersion  int16                0+
    MaxSupportedVersion  int16                0+

response UpdateRaftVoterResponse  versions 0  flexible 0+
  ThrottleTimeMs  int32          0+
  ErrorCode       int16          0+
  CurrentLeader   CurrentLeader  0+  tag 0 0+
    LeaderId      int32          0+  default -1  entity brokerId
    LeaderEpoch   int32          0+  default -1
    Host          string         0+
    Port          int32          0+
`],
  ['apis/083-initialize-share-group-state', `api 83 InitializeShareGroupState  listeners broker

request InitializeShareGroupStateRequest  versions 0  flexible 0+
  GroupId          string                 0+
  Topics           []InitializeStateData  0+
    TopicId        uuid                   0+
    Partitions     []PartitionData        0+
      Partition    int32                  0+
      StateEpoch   int32                  0+
      StartOffset  int64                  0+

response InitializeShareGroupStateResponse  versions 0  flexible 0+
  Results           []InitializeStateResult  0+
    TopicId         uuid                     0+
    Partitions      []PartitionResult        0+
      Partition     int32                    0+
      ErrorCode     int16                    0+
      ErrorMessage  string                   0+  null 0+  default null
`],
  ['apis/084-read-share-group-state', `api 84 ReadShareGroupState  listeners broker

request ReadShareGroupStateRequest  versions 0  flexible 0+
  GroupId          string           0+
  Topics           []ReadStateData  0+
    TopicId        uuid             0+
    Partitions     []PartitionData  0+
      Partition    int32            0+
      LeaderEpoch  int32            0+

response ReadShareGroupStateResponse  versions 0  flexible 0+
  Results              []ReadStateResult  0+
    TopicId            uuid               0+
    Partitions         []PartitionResult  0+
      Partition        int32              0+
      ErrorCode        int16              0+
      ErrorMessage     string             0+  null 0+  default null
      StateEpoch       int32              0+
      StartOffset      int64              0+
      StateBatches     []StateBatch       0+
        FirstOffset    int64              0+
        LastOffset     int64              0+
        DeliveryState  int8               0+
        DeliveryCount  int16              0+
`],
  ['apis/085-write-share-group-state', `api 85 WriteShareGroupState  listeners broker

request WriteShareGroupStateRequest  versions 0-1  flexible 0+
  GroupId                    string            0+
  Topics                     []WriteStateData  0+
    TopicId                  uuid              0+
    Partitions               []PartitionData   0+
      Partition              int32             0+
      StateEpoch             int32             0+
      LeaderEpoch            int32             0+
      StartOffset            int64             0+
      DeliveryCompleteCount  int32             1+  default -1  ignorable
      StateBatches           []StateBatch      0+
        FirstOffset          int64             0+
        LastOffset           int64             0+
        DeliveryState        int8              0+
        DeliveryCount        int16             0+

response WriteShareGroupStateResponse  versions 0-1  flexible 0+
  Results           []WriteStateResult  0+
    TopicId         uuid                0+
    Partitions      []PartitionResult   0+
      Partition     int32               0+
      ErrorCode     int16               0+
      ErrorMessage  string              0+  null 0+  default null
`],
  ['apis/086-delete-share-group-state', `api 86 DeleteShareGroupState  listeners broker

request DeleteShareGroupStateRequest  versions 0  flexible 0+
  GroupId        string             0+
  Topics         []DeleteStateData  0+
    TopicId      uuid               0+
    Partitions   []PartitionData    0+
      Partition  int32              0+

response DeleteShareGroupStateResponse  versions 0  flexible 0+
  Results           []DeleteStateResult  0+
    TopicId         uuid                 0+
    Partitions      []PartitionResult    0+
      Partition     int32                0+
      ErrorCode     int16                0+
      ErrorMessage  string               0+  null 0+  default null
`],
  ['apis/087-read-share-group-state-summary', `api 87 ReadShareGroupStateSummary  listeners broker

request ReadShareGroupStateSummaryRequest  versions 0-1  flexible 0+
  GroupId          string                  0+
  Topics           []ReadStateSummaryData  0+
    TopicId        uuid                    0+
    Partitions     []PartitionData         0+
      Partition    int32                   0+
      LeaderEpoch  int32                   0+

response ReadShareGroupStateSummaryResponse  versions 0-1  flexible 0+
  Results                    []ReadStateSummaryResult  0+
    TopicId                  uuid                      0+
    Partitions               []PartitionResult         0+
      Partition              int32                     0+
      ErrorCode              int16                     0+
      ErrorMessage           string                    0+  null 0+  default null
      StateEpoch             int32                     0+
      LeaderEpoch            int32                     0+
      StartOffset            int64                     0+
      DeliveryCompleteCount  int32                     1+  default -1  ignorable
`],
  ['apis/088-streams-group-heartbeat', `api 88 StreamsGroupHeartbeat  listeners broker

request StreamsGroupHeartbeatRequest  versions 0-1  flexible 0+
  GroupId                        string              0+  entity groupId
  MemberId                       string              0+
  MemberEpoch                    int32               0+
  EndpointInformationEpoch       int32               0+
  InstanceId                     string              0+  null 0+  default null
  RackId                         string              0+  null 0+  default null
  RebalanceTimeoutMs             int32               0+  default -1
  Topology                       Topology            0+  null 0+  default null
    Epoch                        int32               0+
    Subtopologies                []Subtopology       0+
      SubtopologyId              string              0+
      SourceTopics               []string            0+  entity topicName
      SourceTopicRegex           []string            0+
      StateChangelogTopics       []TopicInfo         0+
      RepartitionSinkTopics      []string            0+  entity topicName
      RepartitionSourceTopics    []TopicInfo         0+
      CopartitionGroups          []CopartitionGroup  0+
        SourceTopics             []int16             0+
        SourceTopicRegex         []int16             0+
        RepartitionSourceTopics  []int16             0+
  ActiveTasks                    []TaskIds           0+  null 0+  default null
  StandbyTasks                   []TaskIds           0+  null 0+  default null
  WarmupTasks                    []TaskIds           0+  null 0+  default null
  ProcessId                      string              0+  null 0+  default null
  UserEndpoint                   Endpoint            0+  null 0+  default null
  ClientTags                     []KeyValue          0+  null 0+  default null
  TaskOffsets                    []TaskOffset        0+  null 0+  default null
  TaskEndOffsets                 []TaskOffset        0+  null 0+  default null
  ShutdownApplication            bool                0+  default false
struct KeyValue  versions 0+
  Key                            string              0+
  Value                          string              0+
struct TopicInfo  versions 0+
  Name                           string              0+  entity topicName
  Partitions                     int32               0+
  ReplicationFactor              int16               0+
  TopicConfigs                   []KeyValue          0+
struct Endpoint  versions 0+
  Host                           string              0+
  Port                           uint16              0+
struct TaskOffset  versions 0+
  SubtopologyId                  string              0+
  Partition                      int32               0+
  Offset                         int64               0+
struct TaskIds  versions 0+
  SubtopologyId                  string              0+
  Partitions                     []int32             0+

response StreamsGroupHeartbeatResponse  versions 0-1  flexible 0+
  ThrottleTimeMs               int32                   0+
  ErrorCode                    int16                   0+
  ErrorMessage                 string                  0+  null 0+  default null
  MemberId                     string                  0+
  MemberEpoch                  int32                   0+
  HeartbeatIntervalMs          int32                   0+
  AcceptableRecoveryLagLegacy  int32                   0
  TaskOffsetIntervalMs         int32                   0+
  AcceptableRecoveryLag        int64                   1+  default -1  ignorable
  Status                       []Status                0+  null 0+
  ActiveTasks                  []TaskIds               0+  null 0+  default null
  StandbyTasks                 []TaskIds               0+  null 0+  default null
  WarmupTasks                  []TaskIds               0+  null 0+  default null
  TopologyDescriptionRequired  bool                    1+  default false
  EndpointInformationEpoch     int32                   0+
  PartitionsByUserEndpoint     []EndpointToPartitions  0+  null 0+  default null
    UserEndpoint               Endpoint                0+
    ActivePartitions           []TopicPartition        0+
    StandbyPartitions          []TopicPartition        0+
struct Status  versions 0+
  StatusCode                   int8                    0+
  StatusDetail                 string                  0+
struct TopicPartition  versions 0+
  Topic                        string                  0+  entity topicName
  Partitions                   []int32                 0+
struct TaskIds  versions 0+
  SubtopologyId                string                  0+
  Partitions                   []int32                 0+
struct Endpoint  versions 0+
  Host                         string                  0+
  Port                         uint16                  0+
`],
  ['apis/089-streams-group-describe', `api 89 StreamsGroupDescribe  listeners broker

request StreamsGroupDescribeRequest  versions 0-1  flexible 0+
  GroupIds                     []string  0+  entity groupId
  IncludeAuthorizedOperations  bool      0+
  IncludeTopologyDescription   bool      1+  default false

response StreamsGroupDescribeResponse  versions 0-1  flexible 0+
  ThrottleTimeMs                 int32                             0+
  Groups                         []DescribedGroup                  0+
    ErrorCode                    int16                             0+
    ErrorMessage                 string                            0+  null 0+  default null
    GroupId                      string                            0+  entity groupId
    GroupState                   string                            0+
    GroupEpoch                   int32                             0+
    AssignmentEpoch              int32                             0+
    Topology                     Topology                          0+  null 0+  default null
      Epoch                      int32                             0+
      Subtopologies              []Subtopology                     0+  null 0+  default null
        SubtopologyId            string                            0+
        SourceTopics             []string                          0+  entity topicName
        RepartitionSinkTopics    []string                          0+  entity topicName
        StateChangelogTopics     []TopicInfo                       0+
        RepartitionSourceTopics  []TopicInfo                       0+
    Members                      []Member                          0+
      MemberId                   string                            0+
      MemberEpoch                int32                             0+
      InstanceId                 string                            0+  null 0+  default null
      RackId                     string                            0+  null 0+  default null
      ClientId                   string                            0+
      ClientHost                 string                            0+
      TopologyEpoch              int32                             0+
      ProcessId                  string                            0+
      UserEndpoint               Endpoint                          0+  null 0+  default null
      ClientTags                 []KeyValue                        0+
      TaskOffsets                []TaskOffset                      0+
      TaskEndOffsets             []TaskOffset                      0+
      Assignment                 Assignment                        0+
      TargetAssignment           Assignment                        0+
      IsClassic                  bool                              0+
    AuthorizedOperations         int32                             0+  default -2147483648
    TopologyDescription          TopologyDescription               1+  null 1+  default null
    TopologyDescriptionStatus    int8                              1+  default 0
    AssignorName                 string                            1+  null 1+  default null  ignorable
struct Endpoint  versions 0+
  Host                           string                            0+
  Port                           uint16                            0+
struct TaskOffset  versions 0+
  SubtopologyId                  string                            0+
  Partition                      int32                             0+
  Offset                         int64                             0+
struct Assignment  versions 0+
  ActiveTasks                    []TaskIds                         0+
  StandbyTasks                   []TaskIds                         0+
  WarmupTasks                    []TaskIds                         0+
struct TaskIds  versions 0+
  SubtopologyId                  string                            0+
  Partitions                     []int32                           0+
struct KeyValue  versions 0+
  Key                            string                            0+
  Value                          string                            0+
struct TopicInfo  versions 0+
  Name                           string                            0+  entity topicName
  Partitions                     int32                             0+
  ReplicationFactor              int16                             0+
  TopicConfigs                   []KeyValue                        0+
struct TopologyDescription  versions 1+
  Subtopologies                  []TopologyDescriptionSubtopology  1+
  GlobalStores                   []TopologyDescriptionGlobalStore  1+
struct TopologyDescriptionSubtopology  versions 1+
  SubtopologyId                  string                            1+
  Nodes                          []TopologyDescriptionNode         1+
struct TopologyDescriptionNode  versions 1+
  Name                           string                            1+
  NodeType                       int8                              1+
  SourceTopics                   []string                          1+  entity topicName
  SinkTopic                      string                            1+  null 1+  default null  entity topicName
  Stores                         []string                          1+
  Successors                     []string                          1+
struct TopologyDescriptionGlobalStore  versions 1+
  Source                         TopologyDescriptionNode           1+
  Processor                      TopologyDescriptionNode           1+
`],
  ['apis/090-describe-share-group-offsets', `api 90 DescribeShareGroupOffsets  listeners broker

request DescribeShareGroupOffsetsRequest  versions 0-1  flexible 0+
  Groups          []DescribeShareGroupOffsetsRequestGroup  0+
    GroupId       string                                   0+  entity groupId
    Topics        []DescribeShareGroupOffsetsRequestTopic  0+  null 0+
      TopicName   string                                   0+  entity topicName
      Partitions  []int32                                  0+

response DescribeShareGroupOffsetsResponse  versions 0-1  flexible 0+
  ThrottleTimeMs        int32                                         0+
  Groups                []DescribeShareGroupOffsetsResponseGroup      0+
    GroupId             string                                        0+  entity groupId
    Topics              []DescribeShareGroupOffsetsResponseTopic      0+
      TopicName         string                                        0+  entity topicName
      TopicId           uuid                                          0+
      Partitions        []DescribeShareGroupOffsetsResponsePartition  0+
        PartitionIndex  int32                                         0+
        StartOffset     int64                                         0+
        LeaderEpoch     int32                                         0+
        Lag             int64                                         1+  default -1  ignorable
        ErrorCode       int16                                         0+
        ErrorMessage    string                                        0+  null 0+  default null
    ErrorCode           int16                                         0+
    ErrorMessage        string                                        0+  null 0+  default null
`],
  ['apis/091-alter-share-group-offsets', `api 91 AlterShareGroupOffsets  listeners broker

request AlterShareGroupOffsetsRequest  versions 0  flexible 0+
  GroupId             string                                    0+  entity groupId
  Topics              []AlterShareGroupOffsetsRequestTopic      0+
    TopicName         string                                    0+  key  entity topicName
    Partitions        []AlterShareGroupOffsetsRequestPartition  0+
      PartitionIndex  int32                                     0+
      StartOffset     int64                                     0+

response AlterShareGroupOffsetsResponse  versions 0  flexible 0+
  ThrottleTimeMs      int32                                      0+
  ErrorCode           int16                                      0+
  ErrorMessage        string                                     0+  null 0+  default null
  Responses           []AlterShareGroupOffsetsResponseTopic      0+
    TopicName         string                                     0+  key  entity topicName
    TopicId           uuid                                       0+
    Partitions        []AlterShareGroupOffsetsResponsePartition  0+
      PartitionIndex  int32                                      0+
      ErrorCode       int16                                      0+
      ErrorMessage    string                                     0+  null 0+  default null
`],
  ['apis/092-delete-share-group-offsets', `api 92 DeleteShareGroupOffsets  listeners broker

request DeleteShareGroupOffsetsRequest  versions 0  flexible 0+
  GroupId      string                                 0+  entity groupId
  Topics       []DeleteShareGroupOffsetsRequestTopic  0+
    TopicName  string                                 0+  entity topicName

response DeleteShareGroupOffsetsResponse  versions 0  flexible 0+
  ThrottleTimeMs  int32                                   0+
  ErrorCode       int16                                   0+
  ErrorMessage    string                                  0+  null 0+  default null
  Responses       []DeleteShareGroupOffsetsResponseTopic  0+
    TopicName     string                                  0+  entity topicName
    TopicId       uuid                                    0+
    ErrorCode     int16                                   0+
    ErrorMessage  string                                  0+  null 0+  default null
`],
  ['apis/093-streams-group-topology-description-update', `api 93 StreamsGroupTopologyDescriptionUpdate  listeners broker

request StreamsGroupTopologyDescriptionUpdateRequest  versions 0  flexible 0+
  GroupId              string                            0+  entity groupId
  MemberId             string                            0+
  TopologyEpoch        int32                             0+
  TopologyDescription  TopologyDescription               0+
struct TopologyDescription  versions 0+
  Subtopologies        []TopologyDescriptionSubtopology  0+
  GlobalStores         []TopologyDescriptionGlobalStore  0+
struct TopologyDescriptionSubtopology  versions 0+
  SubtopologyId        string                            0+
  Nodes                []TopologyDescriptionNode         0+
struct TopologyDescriptionNode  versions 0+
  Name                 string                            0+
  NodeType             int8                              0+
  SourceTopics         []string                          0+  entity topicName
  SinkTopic            string                            0+  null 0+  default null  entity topicName
  Stores               []string                          0+
  Successors           []string                          0+
struct TopologyDescriptionGlobalStore  versions 0+
  Source               TopologyDescriptionNode           0+
  Processor            TopologyDescriptionNode           0+

response StreamsGroupTopologyDescriptionUpdateResponse  versions 0  flexible 0+
  ThrottleTimeMs  int32   0+
  ErrorCode       int16   0+
  ErrorMessage    string  0+  null 0+  default null
`],
  ['apis/094-unregister-controller', `api 94 UnregisterController  listeners broker controller

request UnregisterControllerRequest  versions 0  flexible 0+
  ControllerId  int32  0+

response UnregisterControllerResponse  versions 0  flexible 0+
  ThrottleTimeMs  int32   0+
  ErrorCode       int16   0+
  ErrorMessage    string  0+  null 0+
`],
  ['headers/request-header', `header RequestHeader  versions 1-2  flexible 2+
  RequestApiKey      int16   0+
  RequestApiVersion  int16   0+
  CorrelationId      int32   0+
  ClientId           string  1+  null 1+  flexible none
`],
  ['headers/response-header', `header ResponseHeader  versions 0-1  flexible 1+
  CorrelationId  int32  0+
`],
  ['records/metadata/00-register-broker', `metadata-record RegisterBrokerRecord  versions 0-4  flexible 0+  key 0
  BrokerId               int32             0+  entity brokerId
  IsMigratingZkBroker    bool              2+  default false
  IncarnationId          uuid              0+
  BrokerEpoch            int64             0+
  EndPoints              []BrokerEndpoint  0+
    Name                 string            0+  key
    Host                 string            0+
    Port                 uint16            0+
    SecurityProtocol     int16             0+
  Features               []BrokerFeature   0+
    Name                 string            0+  key
    MinSupportedVersion  int16             0+
    MaxSupportedVersion  int16             0+
  Rack                   string            0+  null 0+
  Fenced                 bool              0+  default true
  InControlledShutdown   bool              1+  default false
  LogDirs                []uuid            3+  tag 0 3+
  CordonedLogDirs        []uuid            4+  null 4+  default null  tag 1 4+
`],
  ['records/metadata/01-unregister-broker', `metadata-record UnregisterBrokerRecord  versions 0  flexible 0+  key 1
  BrokerId     int32  0+  entity brokerId
  BrokerEpoch  int64  0+
`],
  ['records/metadata/02-topic', `metadata-record TopicRecord  versions 0  flexible 0+  key 2
  Name     string  0+  entity topicName
  TopicId  uuid    0+
`],
  ['records/metadata/03-partition', `metadata-record PartitionRecord  versions 0-2  flexible 0+  key 3
  PartitionId             int32    0+  default -1
  TopicId                 uuid     0+
  Replicas                []int32  0+  entity brokerId
  Isr                     []int32  0+
  RemovingReplicas        []int32  0+  entity brokerId
  AddingReplicas          []int32  0+  entity brokerId
  Leader                  int32    0+  default -1  entity brokerId
  LeaderRecoveryState     int8     0+  default 0  tag 0 0+
  LeaderEpoch             int32    0+  default -1
  PartitionEpoch          int32    0+  default -1
  Directories             []uuid   1+
  EligibleLeaderReplicas  []int32  2+  null 2+  default null  tag 1 2+  entity brokerId
  LastKnownElr            []int32  2+  null 2+  default null  tag 2 2+  entity brokerId
`],
  ['records/metadata/04-config', `metadata-record ConfigRecord  versions 0  flexible 0+  key 4
  ResourceType  int8    0+
  ResourceName  string  0+
  Name          string  0+
  Value         string  0+  null 0+
`],
  ['records/metadata/05-partition-change', `metadata-record PartitionChangeRecord  versions 0-2  flexible 0+  key 5
  PartitionId             int32    0+  default -1
  TopicId                 uuid     0+
  Isr                     []int32  0+  null 0+  default null  tag 0 0+  entity brokerId
  Leader                  int32    0+  default -2  tag 1 0+  entity brokerId
  Replicas                []int32  0+  null 0+  default null  tag 2 0+  entity brokerId
  RemovingReplicas        []int32  0+  null 0+  default null  tag 3 0+  entity brokerId
  AddingReplicas          []int32  0+  null 0+  default null  tag 4 0+  entity brokerId
  LeaderRecoveryState     int8     0+  default -1  tag 5 0+
  Directories             []uuid   1+  null 1+  default null  tag 8 1+
  EligibleLeaderReplicas  []int32  2+  null 2+  default null  tag 6 2+  entity brokerId
  LastKnownElr            []int32  2+  null 2+  default null  tag 7 2+  entity brokerId
`],
  ['records/metadata/07-fence-broker', `metadata-record FenceBrokerRecord  versions 0  flexible 0+  key 7
  Id     int32  0+  entity brokerId
  Epoch  int64  0+
`],
  ['records/metadata/08-unfence-broker', `metadata-record UnfenceBrokerRecord  versions 0  flexible 0+  key 8
  Id     int32  0+  entity brokerId
  Epoch  int64  0+
`],
  ['records/metadata/09-remove-topic', `metadata-record RemoveTopicRecord  versions 0  flexible 0+  key 9
  TopicId  uuid  0+
`],
  ['records/metadata/10-delegation-token', `metadata-record DelegationTokenRecord  versions 0  flexible 0+  key 10
  Owner                string    0+
  Requester            string    0+
  Renewers             []string  0+
  IssueTimestamp       int64     0+
  MaxTimestamp         int64     0+
  ExpirationTimestamp  int64     0+
  TokenId              string    0+
`],
  ['records/metadata/11-user-scram-credential', `metadata-record UserScramCredentialRecord  versions 0  flexible 0+  key 11
  Name        string  0+
  Mechanism   int8    0+
  Salt        bytes   0+
  StoredKey   bytes   0+
  ServerKey   bytes   0+
  Iterations  int32   0+
`],
  ['records/metadata/12-feature-level', `metadata-record FeatureLevelRecord  versions 0  flexible 0+  key 12
  Name          string  0+
  FeatureLevel  int16   0+
`],
  ['records/metadata/14-client-quota', `metadata-record ClientQuotaRecord  versions 0  flexible 0+  key 14
  Entity        []EntityData  0+
    EntityType  string        0+
    EntityName  string        0+  null 0+
  Key           string        0+
  Value         float64       0+
  Remove        bool          0+
`],
  ['records/metadata/15-producer-ids', `metadata-record ProducerIdsRecord  versions 0  flexible 0+  key 15
  BrokerId        int32  0+  entity brokerId
  BrokerEpoch     int64  0+  default -1
  NextProducerId  int64  0+
`],
  ['records/metadata/17-broker-registration-change', `metadata-record BrokerRegistrationChangeRecord  versions 0-3  flexible 0+  key 17
  BrokerId              int32   0+  entity brokerId
  BrokerEpoch           int64   0+
  Fenced                int8    0+  tag 0 0+
  InControlledShutdown  int8    1+  tag 1 1+
  LogDirs               []uuid  2+  tag 2 2+
  CordonedLogDirs       []uuid  3+  null 3+  default null  tag 3 3+
`],
  ['records/metadata/18-access-control-entry', `metadata-record AccessControlEntryRecord  versions 0  flexible 0+  key 18
  Id              uuid    0+
  ResourceType    int8    0+
  ResourceName    string  0+
  PatternType     int8    0+
  Principal       string  0+
  Host            string  0+
  Operation       int8    0+
  PermissionType  int8    0+
`],
  ['records/metadata/19-remove-access-control-entry', `metadata-record RemoveAccessControlEntryRecord  versions 0  flexible 0+  key 19
  Id  uuid  0+
`],
  ['records/metadata/20-no-op', `metadata-record NoOpRecord  versions 0  flexible 0+  key 20
`],
  ['records/metadata/21-zk-migration-state', `metadata-record ZkMigrationStateRecord  versions 0  flexible 0+  key 21
  ZkMigrationState  int8  0+
`],
  ['records/metadata/22-remove-user-scram-credential', `metadata-record RemoveUserScramCredentialRecord  versions 0  flexible 0+  key 22
  Name       string  0+
  Mechanism  int8    0+
`],
  ['records/metadata/23-begin-transaction', `metadata-record BeginTransactionRecord  versions 0  flexible 0+  key 23
  Name  string  0+  null 0+  default null  tag 0 0+
`],
  ['records/metadata/24-end-transaction', `metadata-record EndTransactionRecord  versions 0  flexible 0+  key 24
`],
  ['records/metadata/25-abort-transaction', `metadata-record AbortTransactionRecord  versions 0  flexible 0+  key 25
  Reason  string  0+  null 0+  default null  tag 0 0+
`],
  ['records/metadata/26-remove-delegation-token', `metadata-record RemoveDelegationTokenRecord  versions 0  flexible 0+  key 26
  TokenId  string  0+
`],
  ['records/metadata/27-register-controller', `metadata-record RegisterControllerRecord  versions 0  flexible 0+  key 27
  ControllerId           int32                 0+
  IncarnationId          uuid                  0+
  ZkMigrationReady       bool                  0+
  EndPoints              []ControllerEndpoint  0+
    Name                 string                0+  key
    Host                 string                0+
    Port                 uint16                0+
    SecurityProtocol     int16                 0+
  Features               []ControllerFeature   0+
    Name                 string                0+  key
    MinSupportedVersion  int16                 0+
    MaxSupportedVersion  int16                 0+
`],
  ['records/metadata/28-clear-elr', `metadata-record ClearElrRecord  versions 0  flexible 0+  key 28
  TopicName  string  0+  entity topicName
`],
  ['records/metadata/29-unregister-controller', `metadata-record UnregisterControllerRecord  versions 0  flexible 0+  key 29
  ControllerId  int32  0+
`],
  ['records/group/00-legacy-offset-commit', `record 0 LegacyOffsetCommit

key LegacyOffsetCommitKey  versions 0  flexible none
  group      string  0
  topic      string  0
  partition  int32   0

value LegacyOffsetCommitValue  versions 0  flexible none
  offset           int64   0  bigint
  metadata         string  0
  commitTimestamp  int64   0
`],
  ['records/group/01-offset-commit', `record 1 OffsetCommit

key OffsetCommitKey  versions 0  flexible none
  group      string  0
  topic      string  0
  partition  int32   0

value OffsetCommitValue  versions 0-4  flexible 4+
  offset           int64   0+  bigint
  leaderEpoch      int32   3+  default -1  ignorable
  metadata         string  0+
  commitTimestamp  int64   0+
  expireTimestamp  int64   1   default -1  ignorable
  topicId          uuid    4+  tag 0 4+  ignorable
`],
  ['records/group/02-group-metadata', `record 2 GroupMetadata

key GroupMetadataKey  versions 0  flexible none
  group  string  0

value GroupMetadataValue  versions 0-4  flexible 4+
  protocolType           string            0+
  generation             int32             0+
  protocol               string            0+  null 0+
  leader                 string            0+  null 0+
  currentStateTimestamp  int64             2+  default -1  ignorable
  members                []MemberMetadata  0+
struct MemberMetadata  versions 0+
  memberId               string            0+
  groupInstanceId        string            3+  null 3+  default null  ignorable
  clientId               string            0+
  clientHost             string            0+
  rebalanceTimeout       int32             1+  default -1  ignorable
  sessionTimeout         int32             0+
  subscription           bytes             0+
  assignment             bytes             0+
`],
  ['records/group/03-consumer-group-metadata', `record 3 ConsumerGroupMetadata

key ConsumerGroupMetadataKey  versions 0  flexible none
  GroupId  string  0

value ConsumerGroupMetadataValue  versions 0  flexible 0+
  Epoch         int32  0+
  MetadataHash  int64  0+  default 0  tag 0 0+
`],
  ['records/group/04-consumer-group-partition-metadata', `record 4 ConsumerGroupPartitionMetadata

key ConsumerGroupPartitionMetadataKey  versions 0  flexible none
  GroupId  string  0

value ConsumerGroupPartitionMetadataValue  versions 0  flexible 0+
  Topics               []TopicMetadata      0+
    TopicId            uuid                 0+
    TopicName          string               0+
    NumPartitions      int32                0+
    PartitionMetadata  []PartitionMetadata  0+
      Partition        int32                0+
      Racks            []string             0+
`],
  ['records/group/05-consumer-group-member-metadata', `record 5 ConsumerGroupMemberMetadata

key ConsumerGroupMemberMetadataKey  versions 0  flexible none
  GroupId   string  0
  MemberId  string  0

value ConsumerGroupMemberMetadataValue  versions 0  flexible 0+
  InstanceId             string                 0+  null 0+
  RackId                 string                 0+  null 0+
  ClientId               string                 0+
  ClientHost             string                 0+
  SubscribedTopicNames   []string               0+
  SubscribedTopicRegex   string                 0+  null 0+
  RebalanceTimeoutMs     int32                  0+  default -1
  ServerAssignor         string                 0+  null 0+
  ClassicMemberMetadata  ClassicMemberMetadata  0+  null 0+  tag 0 0+
    SessionTimeoutMs     int32                  0+
    SupportedProtocols   []ClassicProtocol      0+
      Name               string                 0+
      Metadata           bytes                  0+
`],
  ['records/group/06-consumer-group-target-assignment-metadata', `record 6 ConsumerGroupTargetAssignmentMetadata

key ConsumerGroupTargetAssignmentMetadataKey  versions 0  flexible none
  GroupId  string  0

value ConsumerGroupTargetAssignmentMetadataValue  versions 0  flexible 0+
  AssignmentEpoch      int32  0+
  AssignmentTimestamp  int64  0+  default 0  tag 0 0+  ignorable
`],
  ['records/group/07-consumer-group-target-assignment-member', `record 7 ConsumerGroupTargetAssignmentMember

key ConsumerGroupTargetAssignmentMemberKey  versions 0  flexible none
  GroupId   string  0
  MemberId  string  0

value ConsumerGroupTargetAssignmentMemberValue  versions 0  flexible 0+
  TopicPartitions  []TopicPartition  0+
    TopicId        uuid              0+
    Partitions     []int32           0+
`],
  ['records/group/08-consumer-group-current-member-assignment', `record 8 ConsumerGroupCurrentMemberAssignment

key ConsumerGroupCurrentMemberAssignmentKey  versions 0  flexible none
  GroupId   string  0
  MemberId  string  0

value ConsumerGroupCurrentMemberAssignmentValue  versions 0  flexible 0+
  MemberEpoch                  int32              0+
  PreviousMemberEpoch          int32              0+
  State                        int8               0+
  AssignedPartitions           []TopicPartitions  0+
  PartitionsPendingRevocation  []TopicPartitions  0+
struct TopicPartitions  versions 0+
  TopicId                      uuid               0+
  Partitions                   []int32            0+
  AssignmentEpochs             []int32            0+  null 0+  tag 0 0+
`],
  ['records/group/10-share-group-member-metadata', `record 10 ShareGroupMemberMetadata

key ShareGroupMemberMetadataKey  versions 0  flexible none
  GroupId   string  0
  MemberId  string  0

value ShareGroupMemberMetadataValue  versions 0  flexible 0+
  RackId                string    0+  null 0+
  ClientId              string    0+
  ClientHost            string    0+
  SubscribedTopicNames  []string  0+
`],
  ['records/group/11-share-group-metadata', `record 11 ShareGroupMetadata

key ShareGroupMetadataKey  versions 0  flexible none
  GroupId  string  0

value ShareGroupMetadataValue  versions 0  flexible 0+
  Epoch         int32  0+
  MetadataHash  int64  0+
`],
  ['records/group/12-share-group-target-assignment-metadata', `record 12 ShareGroupTargetAssignmentMetadata

key ShareGroupTargetAssignmentMetadataKey  versions 0  flexible none
  GroupId  string  0

value ShareGroupTargetAssignmentMetadataValue  versions 0  flexible 0+
  AssignmentEpoch      int32  0+
  AssignmentTimestamp  int64  0+  default 0  tag 0 0+  ignorable
`],
  ['records/group/13-share-group-target-assignment-member', `record 13 ShareGroupTargetAssignmentMember

key ShareGroupTargetAssignmentMemberKey  versions 0  flexible none
  GroupId   string  0
  MemberId  string  0

value ShareGroupTargetAssignmentMemberValue  versions 0  flexible 0+
  TopicPartitions  []TopicPartition  0+
    TopicId        uuid              0+
    Partitions     []int32           0+
`],
  ['records/group/14-share-group-current-member-assignment', `record 14 ShareGroupCurrentMemberAssignment

key ShareGroupCurrentMemberAssignmentKey  versions 0  flexible none
  GroupId   string  0
  MemberId  string  0

value ShareGroupCurrentMemberAssignmentValue  versions 0  flexible 0+
  MemberEpoch          int32              0+
  PreviousMemberEpoch  int32              0+
  State                int8               0+
  AssignedPartitions   []TopicPartitions  0+
struct TopicPartitions  versions 0+
  TopicId              uuid               0+
  Partitions           []int32            0+
`],
  ['records/group/15-share-group-state-partition-metadata', `record 15 ShareGroupStatePartitionMetadata

key ShareGroupStatePartitionMetadataKey  versions 0  flexible none
  GroupId  string  0

value ShareGroupStatePartitionMetadataValue  versions 0  flexible 0+
  InitializingTopics  []TopicPartitionsInfo  0+
  InitializedTopics   []TopicPartitionsInfo  0+
  DeletingTopics      []TopicInfo            0+
struct TopicPartitionsInfo  versions 0+
  TopicId             uuid                   0+
  TopicName           string                 0+
  Partitions          []int32                0+
struct TopicInfo  versions 0+
  TopicId             uuid                   0+
  TopicName           string                 0+
`],
  ['records/group/16-consumer-group-regular-expression', `record 16 ConsumerGroupRegularExpression

key ConsumerGroupRegularExpressionKey  versions 0  flexible none
  GroupId            string  0
  RegularExpression  string  0

value ConsumerGroupRegularExpressionValue  versions 0  flexible 0+
  Topics     []string  0+
  Version    int64     0+
  Timestamp  int64     0+
`],
  ['records/group/17-streams-group-metadata', `record 17 StreamsGroupMetadata

key StreamsGroupMetadataKey  versions 0  flexible none
  GroupId  string  0

value StreamsGroupMetadataValue  versions 0  flexible 0+
  Epoch                           int32                   0+
  MetadataHash                    int64                   0+
  ValidatedTopologyEpoch          int32                   0+  default -1  tag 0 0+
  LastAssignmentConfigs           []LastAssignmentConfig  0+  null 0+  tag 1 0+
  StoredDescriptionTopologyEpoch  int32                   0+  default -1  tag 2 0+
  FailedDescriptionTopologyEpoch  int32                   0+  default -1  tag 3 0+
struct LastAssignmentConfig  versions 0+
  Key                             string                  0+
  Value                           string                  0+
`],
  ['records/group/19-streams-group-member-metadata', `record 19 StreamsGroupMemberMetadata

key StreamsGroupMemberMetadataKey  versions 0  flexible none
  GroupId   string  0
  MemberId  string  0

value StreamsGroupMemberMetadataValue  versions 0  flexible 0+
  InstanceId          string      0+  null 0+
  RackId              string      0+  null 0+
  ClientId            string      0+
  ClientHost          string      0+
  RebalanceTimeoutMs  int32       0+  default -1
  TopologyEpoch       int32       0+
  ProcessId           string      0+
  UserEndpoint        Endpoint    0+  null 0+  default null
  ClientTags          []KeyValue  0+
struct Endpoint  versions 0+
  Host                string      0+
  Port                uint16      0+
struct KeyValue  versions 0+
  Key                 string      0+
  Value               string      0+
`],
  ['records/group/20-streams-group-target-assignment-metadata', `record 20 StreamsGroupTargetAssignmentMetadata

key StreamsGroupTargetAssignmentMetadataKey  versions 0  flexible none
  GroupId  string  0

value StreamsGroupTargetAssignmentMetadataValue  versions 0  flexible 0+
  AssignmentEpoch      int32  0+
  AssignmentTimestamp  int64  0+  default 0  tag 0 0+  ignorable
`],
  ['records/group/21-streams-group-target-assignment-member', `record 21 StreamsGroupTargetAssignmentMember

key StreamsGroupTargetAssignmentMemberKey  versions 0  flexible none
  GroupId   string  0
  MemberId  string  0

value StreamsGroupTargetAssignmentMemberValue  versions 0  flexible 0+
  ActiveTasks    []TaskIds  0+
  StandbyTasks   []TaskIds  0+
  WarmupTasks    []TaskIds  0+
struct TaskIds  versions 0+
  SubtopologyId  string     0+
  Partitions     []int32    0+
`],
  ['records/group/22-streams-group-current-member-assignment', `record 22 StreamsGroupCurrentMemberAssignment

key StreamsGroupCurrentMemberAssignmentKey  versions 0  flexible none
  GroupId   string  0
  MemberId  string  0

value StreamsGroupCurrentMemberAssignmentValue  versions 0  flexible 0+
  MemberEpoch                    int32      0+
  PreviousMemberEpoch            int32      0+
  State                          int8       0+
  ActiveTasks                    []TaskIds  0+
  StandbyTasks                   []TaskIds  0+
  WarmupTasks                    []TaskIds  0+
  ActiveTasksPendingRevocation   []TaskIds  0+
  StandbyTasksPendingRevocation  []TaskIds  0+
  WarmupTasksPendingRevocation   []TaskIds  0+
struct TaskIds  versions 0+
  SubtopologyId                  string     0+
  Partitions                     []int32    0+
  AssignmentEpochs               []int32    0+  null 0+  tag 0 0+
`],
  ['records/group/23-streams-group-topology', `record 23 StreamsGroupTopology

key StreamsGroupTopologyKey  versions 0  flexible none
  GroupId  string  0

value StreamsGroupTopologyValue  versions 0  flexible 0+
  Epoch                        int32               0+
  Subtopologies                []Subtopology       0+
    SubtopologyId              string              0+
    SourceTopics               []string            0+
    SourceTopicRegex           []string            0+
    StateChangelogTopics       []TopicInfo         0+
    RepartitionSinkTopics      []string            0+
    RepartitionSourceTopics    []TopicInfo         0+
    CopartitionGroups          []CopartitionGroup  0+
      SourceTopics             []int16             0+
      SourceTopicRegex         []int16             0+
      RepartitionSourceTopics  []int16             0+
struct TopicConfig  versions 0+
  key                          string              0+
  value                        string              0+
struct TopicInfo  versions 0+
  Name                         string              0+
  Partitions                   int32               0+
  ReplicationFactor            int16               0+
  TopicConfigs                 []TopicConfig       0+
`],
  ['records/transaction/00-transaction-log', `record 0 TransactionLog

key TransactionLogKey  versions 0  flexible none
  TransactionalId  string  0

value TransactionLogValue  versions 0-1  flexible 1+
  ProducerId                        int64               0+
  PreviousProducerId                int64               1+  default -1  tag 0 1+
  NextProducerId                    int64               1+  default -1  tag 1 1+
  ProducerEpoch                     int16               0+
  NextProducerEpoch                 int16               1+  default -1  tag 3 1+
  TransactionTimeoutMs              int32               0+
  TransactionStatus                 int8                0+
  TransactionPartitions             []PartitionsSchema  0+  null 0+
    Topic                           string              0+
    PartitionIds                    []int32             0+
  TransactionLastUpdateTimestampMs  int64               0+
  TransactionStartTimestampMs       int64               0+
  ClientTransactionVersion          int16               1+  default 0  tag 2 1+
`],
  ['records/share/00-share-snapshot', `record 0 ShareSnapshot

key ShareSnapshotKey  versions 0  flexible none
  GroupId    string  0
  TopicId    uuid    0
  Partition  int32   0

value ShareSnapshotValue  versions 0  flexible 0+
  SnapshotEpoch          int32         0+
  StateEpoch             int32         0+
  LeaderEpoch            int32         0+
  StartOffset            int64         0+
  DeliveryCompleteCount  int32         0+  default -1  tag 0 0+
  CreateTimestamp        int64         0+
  WriteTimestamp         int64         0+
  StateBatches           []StateBatch  0+
    FirstOffset          int64         0+
    LastOffset           int64         0+
    DeliveryState        int8          0+
    DeliveryCount        int16         0+
`],
  ['records/share/01-share-update', `record 1 ShareUpdate

key ShareUpdateKey  versions 0  flexible none
  GroupId    string  0
  TopicId    uuid    0
  Partition  int32   0

value ShareUpdateValue  versions 0  flexible 0+
  SnapshotEpoch          int32         0+
  LeaderEpoch            int32         0+
  StartOffset            int64         0+
  DeliveryCompleteCount  int32         0+  default -1  tag 0 0+
  StateBatches           []StateBatch  0+
    FirstOffset          int64         0+
    LastOffset           int64         0+
    DeliveryState        int8          0+
    DeliveryCount        int16         0+
`],
  ['records/log/aborted-txn', `data AbortedTxn  versions 0  flexible none
  ProducerId        int64  0+
  FirstOffset       int64  0+
  LastOffset        int64  0+
  LastStableOffset  int64  0+
`],
  ['records/log/control-record-type-schema', `data ControlRecordTypeSchema  versions 0  flexible none
  Type  int16  0+
`],
  ['records/log/end-txn-marker', `data EndTxnMarker  versions 0  flexible none
  CoordinatorEpoch  int32  0+
`],
  ['records/log/producer-snapshot', `data ProducerSnapshot  versions 1  flexible none
  Crc                      uint32           1
  ProducerEntries          []ProducerEntry  1
    ProducerId             int64            1
    Epoch                  int16            1
    LastSequence           int32            1
    LastOffset             int64            1
    OffsetDelta            int32            1
    Timestamp              int64            1
    CoordinatorEpoch       int32            1
    CurrentTxnFirstOffset  int64            1
`],
  ['records/log/remote-00-log-segment-metadata', `remote-log-record RemoteLogSegmentMetadataRecord  versions 0  flexible 0+  key 0
  RemoteLogSegmentId     RemoteLogSegmentIdEntry    0+
    TopicIdPartition     TopicIdPartitionEntry      0+
      Name               string                     0+
      Id                 uuid                       0+
      Partition          int32                      0+
    Id                   uuid                       0+
  StartOffset            int64                      0+
  EndOffset              int64                      0+
  BrokerId               int32                      0+
  MaxTimestampMs         int64                      0+
  EventTimestampMs       int64                      0+
  SegmentLeaderEpochs    []SegmentLeaderEpochEntry  0+
    LeaderEpoch          int32                      0+
    Offset               int64                      0+
  SegmentSizeInBytes     int32                      0+
  CustomMetadata         bytes                      0+  null 0+  default null
  RemoteLogSegmentState  int8                       0+
  TxnIndexEmpty          bool                       0+  tag 0 0+
`],
  ['records/log/remote-01-log-segment-metadata-update', `remote-log-record RemoteLogSegmentMetadataUpdateRecord  versions 0  flexible 0+  key 1
  RemoteLogSegmentId     RemoteLogSegmentIdEntry  0+
    TopicIdPartition     TopicIdPartitionEntry    0+
      Name               string                   0+
      Id                 uuid                     0+
      Partition          int32                    0+
    Id                   uuid                     0+
  BrokerId               int32                    0+
  EventTimestampMs       int64                    0+
  CustomMetadata         bytes                    0+  null 0+  default null
  RemoteLogSegmentState  int8                     0+
`],
  ['records/log/remote-02-partition-delete-metadata', `remote-log-record RemotePartitionDeleteMetadataRecord  versions 0  flexible 0+  key 2
  TopicIdPartition            TopicIdPartitionEntry  0+
    Name                      string                 0+
    Id                        uuid                   0+
    Partition                 int32                  0+
  BrokerId                    int32                  0+
  EventTimestampMs            int64                  0+
  RemotePartitionDeleteState  int8                   0+
`],
  ['records/log/remote-03-log-segment-metadata-snapshot', `remote-log-record RemoteLogSegmentMetadataSnapshotRecord  versions 0  flexible 0+  key 3
  SegmentId              uuid                       0+
  StartOffset            int64                      0+
  EndOffset              int64                      0+
  BrokerId               int32                      0+
  MaxTimestampMs         int64                      0+
  EventTimestampMs       int64                      0+
  SegmentLeaderEpochs    []SegmentLeaderEpochEntry  0+
    LeaderEpoch          int32                      0+
    Offset               int64                      0+
  SegmentSizeInBytes     int32                      0+
  CustomMetadata         bytes                      0+  null 0+  default null
  RemoteLogSegmentState  int8                       0+
  TxnIndexEmpty          bool                       0+  tag 0 0+
`],
  ['records/raft/kraft-version-record', `data KRaftVersionRecord  versions 0  flexible 0+
  Version       int16  0+
  KRaftVersion  int16  0+
`],
  ['records/raft/leader-change-message', `data LeaderChangeMessage  versions 0-1  flexible 0+
  Version           int16    0+
  LeaderId          int32    0+  entity brokerId
  Voters            []Voter  0+
  GrantingVoters    []Voter  0+
struct Voter  versions 0+
  VoterId           int32    0+
  VoterDirectoryId  uuid     1+
`],
  ['records/raft/quorum-state-data', `data QuorumStateData  versions 0-1  flexible 0+
  ClusterId         string   0
  LeaderId          int32    0+  default -1
  LeaderEpoch       int32    0+  default -1
  VotedId           int32    0+  default -1
  VotedDirectoryId  uuid     1+
  AppliedOffset     int64    0
  CurrentVoters     []Voter  0   null 0
    VoterId         int32    0
`],
  ['records/raft/snapshot-footer-record', `data SnapshotFooterRecord  versions 0  flexible 0+
  Version  int16  0+
`],
  ['records/raft/snapshot-header-record', `data SnapshotHeaderRecord  versions 0  flexible 0+
  Version                    int16  0+
  LastContainedLogTimestamp  int64  0+
`],
  ['records/raft/voters-record', `data VotersRecord  versions 0  flexible 0+
  Version                  int16                0+
  Voters                   []Voter              0+
    VoterId                int32                0+  entity brokerId
    VoterDirectoryId       uuid                 0+
    Endpoints              []Endpoint           0+
      Name                 string               0+  key
      Host                 string               0+
      Port                 uint16               0+
    KRaftVersionFeature    KRaftVersionFeature  0+
      MinSupportedVersion  int16                0+
      MaxSupportedVersion  int16                0+
`],
  ['records/client/consumer-protocol-assignment', `data ConsumerProtocolAssignment  versions 0-3  flexible none
  AssignedPartitions  []TopicPartition  0+
    Topic             string            0+  key  entity topicName
    Partitions        []int32           0+
  UserData            bytes             0+  null 0+  default null  zerocopy
`],
  ['records/client/consumer-protocol-subscription', `data ConsumerProtocolSubscription  versions 0-3  flexible none
  Topics           []string          0+
  UserData         bytes             0+  null 0+  default null  zerocopy
  OwnedPartitions  []TopicPartition  1+  ignorable
    Topic          string            1+  key  entity topicName
    Partitions     []int32           1+
  GenerationId     int32             2+  default -1  ignorable
  RackId           string            3+  null 3+  default null  ignorable
`],
  ['records/client/default-principal-data', `data DefaultPrincipalData  versions 0  flexible 0+
  Type                string  0+
  Name                string  0+
  TokenAuthenticated  bool    0+
`],
  ['records/client/subscription-info-data', `data SubscriptionInfoData  versions 1-11  flexible none
  version                 int32                   1+
  latestSupportedVersion  int32                   3+   default -1
  processId               uuid                    1+
  prevTasks               []TaskId                1-6
  standbyTasks            []TaskId                1-6
  userEndPoint            bytes                   2+
  taskOffsetSums          []TaskOffsetSum         7+
  uniqueField             int8                    8+
  errorCode               int32                   9+
  clientTags              []ClientTag             11+
struct TaskId  versions 1-6
  topicGroupId            int32                   1-6
  partition               int32                   1-6
struct TaskOffsetSum  versions 7+
  topicGroupId            int32                   7+
  partition               int32                   10+
  offsetSum               int64                   10+
  namedTopology           string                  10+  null 10+
  partitionToOffsetSum    []PartitionToOffsetSum  7-9
struct PartitionToOffsetSum  versions 7-9
  partition               int32                   7-9
  offsetSum               int64                   7-9
struct ClientTag  versions 11+
  key                     bytes                   11+
  value                   bytes                   11+
`],
])
