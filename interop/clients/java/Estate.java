import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConfigResourcesOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.StreamsGroupHeartbeatRequestData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.StreamsGroupHeartbeatRequest;
import org.apache.kafka.common.requests.StreamsGroupHeartbeatResponse;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What only Apache Kafka's own clients make (transactions, groups of every kind, credentials, quotas), and all that a server
 * says of its directory. JSON lines on standard input and output, see lib/estate.ts. Run with: java Estate BOOTSTRAP
 */
public final class Estate {
  private static String bootstrap;
  private static Admin admin;
  /** Transactional producers whose transaction is open: they end with this process. */
  private static final Map<String, KafkaProducer<byte[], byte[]>> open = new ConcurrentHashMap<>();
  private static final PrintStream answers = System.out;

  public static void main(String[] args) throws Exception {
    bootstrap = args[0];
    System.setOut(System.err);
    ExecutorService pool = Executors.newCachedThreadPool();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Map<String, Object> request = map(Json.read(line));
      pool.submit(() -> answer(request));
    }
    Runtime.getRuntime().halt(0);
  }

  private static void answer(Map<String, Object> request) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", request.get("id"));
    try {
      body.put("result", call((String) request.get("call"), map(request.get("params"))));
    } catch (Throwable thrown) {
      Throwable error = rootOf(thrown);
      Errors known = Errors.forException(error);
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("code", known == Errors.UNKNOWN_SERVER_ERROR ? null : Long.valueOf(known.code()));
      out.put("name", error.getClass().getSimpleName());
      out.put("message", String.valueOf(error.getMessage()));
      body.put("error", out);
    }
    byte[] line = (Json.write(body) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (answers) {
      answers.write(line, 0, line.length);
      answers.flush();
    }
  }

  private static Throwable rootOf(Throwable thrown) {
    return thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
  }

  private static Object call(String name, Map<String, Object> p) throws Exception {
    switch (name) {
      case "topic":
        Map<String, String> configs = new HashMap<>();
        map(p.get("configs")).forEach((key, value) -> configs.put(key, (String) value));
        admin().createTopics(List.of(new NewTopic(text(p, "topic"), number(p, "partitions"), (short) 1).configs(configs))).all().get();
        return none();
      case "deleteTopic":
        admin().deleteTopics(List.of(text(p, "topic"))).all().get();
        return none();
      case "produce":
        try (KafkaProducer<byte[], byte[]> producer = producer(conf("compression.type", p.getOrDefault("compression", "none")))) {
          send(producer, p);
        }
        return none();
      case "transaction": return transaction(p);
      case "configs":
        List<AlterConfigOp> ops = new ArrayList<>();
        map(p.get("set")).forEach((key, value) -> ops.add(new AlterConfigOp(new ConfigEntry(key, (String) value), AlterConfigOp.OpType.SET)));
        ConfigResource resource = new ConfigResource(ConfigResource.Type.valueOf(text(p, "type")), text(p, "name"));
        admin().incrementalAlterConfigs(Map.of(resource, ops)).all().get();
        return none();
      case "commit":
        admin().alterConsumerGroupOffsets(text(p, "group"), offsets(p)).all().get();
        return none();
      case "group": return group(p);
      case "share": return share(p);
      case "streams": return streams(p);
      case "credentials": return credentials();
      case "metadata": return metadata(Boolean.TRUE.equals(p.get("kafka")));
      case "groups": return groups(Boolean.TRUE.equals(p.get("kafka")));
      case "records": return records();
      default: throw new IllegalArgumentException(name);
    }
  }

  // ---- write

  /** `count` records; keys repeat after `keys`, and each seventh of those is a tombstone. */
  private static void send(KafkaProducer<byte[], byte[]> producer, Map<String, Object> p) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    String filler = "x".repeat(p.get("size") == null ? 0 : number(p, "size"));
    for (int n = 0; n < number(p, "count"); n++) {
      boolean keyed = p.get("keys") != null;
      byte[] key = keyed ? ("k" + n % number(p, "keys")).getBytes() : null;
      byte[] value = keyed && n % 7 == 3 ? null : (p.get("prefix") + " " + n + " " + filler).getBytes();
      Integer partition = p.get("partition") == null ? null : number(p, "partition");
      ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(text(p, "topic"), partition, key, value);
      record.headers().add("number", String.valueOf(n).getBytes()).add("null", null);
      sent.add(producer.send(record));
    }
    producer.flush();
    for (Future<RecordMetadata> one : sent) one.get();
  }

  /** `end` is commit, abort or open: an open one is left as it is, and its producer forgotten with this process. */
  private static Object transaction(Map<String, Object> p) throws Exception {
    KafkaProducer<byte[], byte[]> producer = producer(conf("transactional.id", text(p, "id"), "transaction.timeout.ms", 600_000));
    producer.initTransactions();
    producer.beginTransaction();
    send(producer, p);
    producer.sendOffsetsToTransaction(offsets(p), new ConsumerGroupMetadata(text(p, "group")));
    if ("open".equals(p.get("end"))) {
      open.put(text(p, "id"), producer);
      return none();
    }
    if ("commit".equals(p.get("end"))) producer.commitTransaction();
    else producer.abortTransaction();
    producer.close();
    return none();
  }

  /** A member of the classic or the consumer protocol reads `count` records, commits and leaves; a static one stays known. */
  private static Object group(Map<String, Object> p) throws Exception {
    Map<String, Object> conf = conf("group.id", text(p, "group"), "group.protocol", text(p, "protocol"));
    conf.put("auto.offset.reset", "earliest");
    conf.put("enable.auto.commit", false);
    if (p.get("instance") != null) conf.put("group.instance.id", text(p, "instance"));
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(conf)) {
      consumer.subscribe(List.of(text(p, "topic")));
      long end = System.currentTimeMillis() + 30_000;
      for (int got = 0; got < number(p, "count");) {
        if (System.currentTimeMillis() > end) throw new IllegalStateException("only " + got + " records came");
        got += consumer.poll(Duration.ofMillis(100)).count();
      }
      consumer.commitSync();
    }
    return none();
  }

  /** Takes `count` records: each fifth is rejected, others are accepted, what came beyond is released. */
  private static Object share(Map<String, Object> p) throws Exception {
    List<Object> taken = new ArrayList<>();
    Map<String, Object> conf = conf("group.id", text(p, "group"), "share.acknowledgement.mode", "explicit");
    try (KafkaShareConsumer<byte[], byte[]> consumer =
        new KafkaShareConsumer<>(conf, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(text(p, "topic")));
      long end = System.currentTimeMillis() + 30_000;
      while (taken.size() < number(p, "count")) {
        if (System.currentTimeMillis() > end) throw new IllegalStateException("only " + taken + " came");
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          boolean wanted = taken.size() < number(p, "count");
          AcknowledgeType how = taken.size() % 5 == 4 ? AcknowledgeType.REJECT : AcknowledgeType.ACCEPT;
          consumer.acknowledge(record, wanted ? how : AcknowledgeType.RELEASE);
          if (wanted) taken.add(record.offset());
        }
        consumer.commitSync();
      }
    }
    return one("offsets", taken);
  }

  /** A member of a streams group, by its heartbeats alone: there is no consumer of Kafka Streams among the jars. */
  private static Object streams(Map<String, Object> p) throws Exception {
    var part = new StreamsGroupHeartbeatRequestData.Subtopology().setSubtopologyId("0").setSourceTopics(List.of(text(p, "topic")));
    var topology = new StreamsGroupHeartbeatRequestData.Topology().setEpoch(1).setSubtopologies(List.of(part));
    var beat = new StreamsGroupHeartbeatRequestData().setGroupId(text(p, "group")).setMemberId(Uuid.randomUuid().toString());
    beat.setProcessId("p").setRebalanceTimeoutMs(60_000).setTopology(topology).setClientTags(List.of());
    beat.setActiveTasks(List.of()).setStandbyTasks(List.of()).setWarmupTasks(List.of());
    long end = System.currentTimeMillis() + 20_000;
    for (short error = -1; error != 0; Thread.sleep(200)) {
      if (System.currentTimeMillis() > end) throw new IllegalStateException("heartbeat: " + Errors.forCode(error));
      var request = new StreamsGroupHeartbeatRequest.Builder(beat).build((short) 0);
      RequestHeader header = new RequestHeader(request.apiKey(), request.version(), "estate", 1);
      ByteBuffer answer = exchanged(request.serializeWithHeader(header));
      error = ((StreamsGroupHeartbeatResponse) AbstractResponse.parseResponse(answer, header)).data().errorCode();
    }
    return none();
  }

  private static ByteBuffer exchanged(ByteBuffer request) throws Exception {
    String[] address = bootstrap.split(":");
    try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
      byte[] bytes = new byte[request.remaining()];
      request.get(bytes);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(bytes.length);
      out.write(bytes);
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readInt()];
      in.readFully(answer);
      return ByteBuffer.wrap(answer);
    }
  }

  private static Object credentials() throws Exception {
    var info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    admin().alterUserScramCredentials(List.of(new UserScramCredentialUpsertion("alice", info, "secret of alice"))).all().get();
    Map<String, String> entity = new HashMap<>(Map.of("user", "alice"));
    entity.put("client-id", null);
    var rate = new ClientQuotaAlteration.Op("request_percentage", 12.5);
    admin().alterClientQuotas(List.of(new ClientQuotaAlteration(new ClientQuotaEntity(entity), List.of(rate)))).all().get();
    return none();
  }

  // ---- what a server says

  /** Topics, dynamic configs, features; of Apache Kafka also what only it serves. Sections that are refused say so. */
  private static Object metadata(boolean kafka) throws Exception {
    Map<String, Object> out = new LinkedHashMap<>();
    Map<String, Object> topics = new TreeMap<>();
    for (TopicDescription topic : described()) {
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
      topics.put(topic.name(), topic.topicId() + " " + topic.partitions().size() + " " + dynamic(resource));
    }
    out.put("topics", topics);
    for (var type : List.of(ConfigResource.Type.GROUP, ConfigResource.Type.CLIENT_METRICS)) {
      out.put(type.toString(), section(() -> {
        Map<String, Object> all = new TreeMap<>();
        for (ConfigResource one : admin().listConfigResources(Set.of(type), new ListConfigResourcesOptions()).all().get()) all.put(one.name(), dynamic(one));
        return all;
      }));
    }
    for (String name : List.of("", "1")) out.put("broker '" + name + "'", section(() -> dynamic(new ConfigResource(ConfigResource.Type.BROKER, name))));
    if (!kafka) return out;
    out.put("features", section(() -> {
      Map<String, Object> all = new TreeMap<>();
      admin().describeFeatures().featureMetadata().get().finalizedFeatures().forEach((name, range) -> all.put(name, range.maxVersionLevel()));
      return all;
    }));
    out.put("scram", section(() -> new TreeMap<>(admin().describeUserScramCredentials().all().get()).toString()));
    out.put("quotas", section(() -> admin().describeClientQuotas(ClientQuotaFilter.all()).entities().get().toString()));
    out.put("transactions", section(() -> {
      Map<String, Object> all = new TreeMap<>();
      for (TransactionListing one : admin().listTransactions().all().get()) all.put(one.transactionalId(), one.state().toString());
      return all;
    }));
    return out;
  }

  private static Object section(Callable<Object> work) {
    try {
      Object found = work.call();
      return found instanceof Map ? found : String.valueOf(found);
    } catch (Exception thrown) {
      return "refused: " + rootOf(thrown);
    }
  }

  private static String dynamic(ConfigResource resource) throws Exception {
    TreeMap<String, String> set = new TreeMap<>();
    for (ConfigEntry entry : admin().describeConfigs(List.of(resource)).all().get().get(resource).entries()) {
      if (entry.source().toString().startsWith("DYNAMIC")) set.put(entry.name(), entry.value());
    }
    return set.toString();
  }

  private static Iterable<TopicDescription> described() throws Exception {
    Set<String> names = admin().listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin().describeTopics(names).allTopicNames().get().values();
  }

  /** Type, state and offsets of every group; offsets of share groups are told by Apache Kafka alone. */
  private static Object groups(boolean kafka) throws Exception {
    Map<String, Object> out = new TreeMap<>();
    for (GroupListing group : admin().listGroups().all().get()) {
      String id = group.groupId();
      String type = group.type().map(Object::toString).orElse("");
      TreeMap<String, Object> offsets = new TreeMap<>();
      if (!type.equals("Share")) {
        admin().listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata().get().forEach((at, offset) -> offsets.put(at.toString(), offset));
      } else if (kafka) {
        admin().listShareGroupOffsets(Map.of(id, new ListShareGroupOffsetsSpec())).all().get().get(id).forEach((at, offset) -> offsets.put(at.toString(), offset));
      }
      out.put(id, List.of(type, group.groupState().map(Object::toString).orElse(""), offsets.toString()));
    }
    return out;
  }

  /** By partition of all topics that are not internal: for both isolation levels the ends, the number and a digest of all records. */
  private static Object records() throws Exception {
    Set<TopicPartition> all = new HashSet<>();
    for (TopicDescription topic : described()) {
      for (TopicPartitionInfo one : topic.partitions()) if (!topic.isInternal()) all.add(new TopicPartition(topic.name(), one.partition()));
    }
    Map<String, Object> out = new TreeMap<>();
    for (String isolation : List.of("read_uncommitted", "read_committed")) {
      Map<String, Object> conf = conf("isolation.level", isolation, "auto.offset.reset", "none", "enable.auto.commit", false);
      conf.put("fetch.max.wait.ms", 100);
      try (KafkaConsumer<byte[], byte[]> consumer = consumer(conf)) {
        for (TopicPartition at : all) out.merge(at.toString(), isolation + " " + read(consumer, at), (a, b) -> a + ", " + b);
      }
    }
    return out;
  }

  private static String read(KafkaConsumer<byte[], byte[]> consumer, TopicPartition at) throws Exception {
    long start = consumer.beginningOffsets(Set.of(at)).get(at);
    long last = consumer.endOffsets(Set.of(at)).get(at);
    MessageDigest digest = MessageDigest.getInstance("SHA-1");
    consumer.assign(Set.of(at));
    consumer.seek(at, start);
    long count = 0;
    long end = System.currentTimeMillis() + 30_000;
    while (consumer.position(at) < last) {
      if (System.currentTimeMillis() > end) throw new IllegalStateException(at + ": read to " + consumer.position(at) + " of " + last);
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        String head = record.offset() + " " + record.timestamp() + " " + record.timestampType() + " " + record.leaderEpoch() + " " + record.headers();
        digest.update(head.getBytes());
        if (record.key() != null) digest.update(record.key());
        if (record.value() != null) digest.update(record.value());
        count++;
      }
    }
    return start + " to " + last + ": " + count + " " + new java.math.BigInteger(1, digest.digest()).toString(16);
  }

  // ---- small helpers

  private static synchronized Admin admin() {
    if (admin == null) admin = Admin.create(conf());
    return admin;
  }

  private static Map<String, Object> conf(Object... pairs) {
    Map<String, Object> conf = new HashMap<>(Map.of("bootstrap.servers", bootstrap));
    for (int i = 0; i < pairs.length; i += 2) conf.put((String) pairs[i], pairs[i + 1]);
    return conf;
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> conf) {
    return new KafkaProducer<>(conf, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> conf) {
    return new KafkaConsumer<>(conf, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** `{"topic-0": 7}`. */
  private static Map<TopicPartition, OffsetAndMetadata> offsets(Map<String, Object> p) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    map(p.get("offsets")).forEach((name, offset) -> {
      int dash = name.lastIndexOf('-');
      offsets.put(new TopicPartition(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1))), new OffsetAndMetadata((Long) offset));
    });
    return offsets;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value == null ? new HashMap<>() : (Map<String, Object>) value;
  }

  private static Map<String, Object> none() {
    return new LinkedHashMap<>();
  }

  private static Map<String, Object> one(String name, Object value) {
    Map<String, Object> out = none();
    out.put(name, value);
    return out;
  }

  private static String text(Map<String, Object> p, String name) {
    return (String) p.get(name);
  }

  private static int number(Map<String, Object> p, String name) {
    return ((Number) p.get(name)).intValue();
  }
}
