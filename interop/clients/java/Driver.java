import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Apache Kafka's Java client as a driver: JSON lines on standard input and output, see lib/driver.ts for the calls. The
 * same source is compiled against each clients jar. Run with: java Driver BOOTSTRAP
 */
public final class Driver {
  private static final int LONG = 10_000;
  private static String bootstrap;
  private static Admin admin;
  private static final Map<String, Member> members = new ConcurrentHashMap<>();
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
    } catch (Throwable error) {
      body.put("error", fault(error));
    }
    byte[] line = (Json.write(body) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (answers) {
      answers.write(line, 0, line.length);
      answers.flush();
    }
  }

  private static Map<String, Object> fault(Throwable thrown) {
    Throwable error = thrown;
    while (error instanceof ExecutionException && error.getCause() != null) error = error.getCause();
    Errors known = Errors.forException(error);
    // The consumer's own exceptions of reset none are children of none of the numbered ones.
    boolean noReset = error.getClass().getSimpleName().matches("OffsetOutOfRangeException|LogTruncationException");
    Object code = noReset ? Long.valueOf(1) : known == Errors.UNKNOWN_SERVER_ERROR ? null : Long.valueOf(known.code());
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("code", code);
    out.put("name", error.getClass().getSimpleName());
    out.put("message", String.valueOf(error.getMessage()));
    return out;
  }

  private static Map<String, Object> call(String name, Map<String, Object> p) throws Exception {
    switch (name) {
      case "createTopic": return createTopic(p);
      case "deleteTopic":
        admin().deleteTopics(Collections.singleton(topic(p))).all().get();
        return none();
      case "listTopics": return one("topics", new ArrayList<>(admin().listTopics().names().get()));
      case "describeTopic": return one("partitions", describe(topic(p)).partitions().size());
      case "addPartitions":
        admin().createPartitions(Collections.singletonMap(topic(p), NewPartitions.increaseTo(integer(p, "total")))).all().get();
        return none();
      case "alterConfigs": return alterConfigs(p);
      case "describeConfigs": return describeConfigs(p);
      case "produce": return produce(p);
      case "consume": return consume(p);
      case "offsetAt": return offsetAt(p);
      case "join": return join(p);
      case "status": return members.get((String) p.get("member")).status();
      case "leave":
        members.remove((String) p.get("member")).leave();
        return none();
      case "committed": return committed(p);
      case "listGroups": return listGroups();
      case "describeGroup": return describeGroup((String) p.get("group"));
      case "deleteGroup":
        admin().deleteConsumerGroups(Collections.singleton((String) p.get("group"))).all().get();
        return none();
      default: throw new IllegalArgumentException(name);
    }
  }

  // ---- admin

  private static synchronized Admin admin() {
    if (admin == null) admin = Admin.create(base());
    return admin;
  }

  private static Map<String, Object> createTopic(Map<String, Object> p) throws Exception {
    Map<String, String> configs = new HashMap<>();
    if (p.get("configs") != null) map(p.get("configs")).forEach((name, value) -> configs.put(name, (String) value));
    NewTopic topic = new NewTopic(topic(p), integer(p, "partitions"), (short) 1).configs(configs);
    admin().createTopics(Collections.singleton(topic)).all().get();
    return none();
  }

  /** `all()` of 2.8 became `allTopicNames()`: found by name, so that one source serves both. */
  @SuppressWarnings("unchecked")
  private static TopicDescription describe(String topic) throws Exception {
    Object result = admin().describeTopics(Collections.singleton(topic));
    Method all = null;
    for (Method method : result.getClass().getMethods()) {
      boolean newer = method.getName().equals("allTopicNames");
      if (newer || (all == null && method.getName().equals("all"))) all = method;
    }
    return ((KafkaFuture<Map<String, TopicDescription>>) all.invoke(result)).get().get(topic);
  }

  private static Map<String, Object> alterConfigs(Map<String, Object> p) throws Exception {
    List<AlterConfigOp> ops = new ArrayList<>();
    map(p.get("configs")).forEach((name, value) ->
        ops.add(new AlterConfigOp(new ConfigEntry(name, (String) value), AlterConfigOp.OpType.SET)));
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic(p));
    Map<ConfigResource, Collection<AlterConfigOp>> changes = Collections.singletonMap(resource, ops);
    admin().incrementalAlterConfigs(changes).all().get();
    return none();
  }

  private static Map<String, Object> describeConfigs(Map<String, Object> p) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic(p));
    Config config = admin().describeConfigs(Collections.singleton(resource)).all().get().get(resource);
    Map<String, Object> found = new LinkedHashMap<>();
    for (Object name : (List<?>) p.get("names")) found.put((String) name, config.get((String) name).value());
    return one("configs", found);
  }

  private static Map<String, Object> offsetAt(Map<String, Object> p) throws Exception {
    Object at = p.get("at");
    OffsetSpec spec = "earliest".equals(at) ? OffsetSpec.earliest()
        : "latest".equals(at) ? OffsetSpec.latest() : OffsetSpec.forTimestamp((Long) at);
    TopicPartition partition = new TopicPartition(topic(p), integer(p, "partition"));
    return one("offset", admin().listOffsets(Collections.singletonMap(partition, spec)).all().get().get(partition).offset());
  }

  private static Map<String, Object> committed(Map<String, Object> p) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> all =
        admin().listConsumerGroupOffsets((String) p.get("group")).partitionsToOffsetAndMetadata().get();
    Map<String, Object> found = new LinkedHashMap<>();
    all.forEach((partition, offset) -> {
      boolean ours = partition.topic().equals(topic(p)) && offset != null;
      if (ours) found.put(String.valueOf(partition.partition()), offset.offset());
    });
    return one("offsets", found);
  }

  private static Map<String, Object> listGroups() throws Exception {
    List<Object> ids = new ArrayList<>();
    admin().listConsumerGroups().all().get().forEach(group -> ids.add(group.groupId()));
    return one("groups", ids);
  }

  private static Map<String, Object> describeGroup(String group) throws Exception {
    var found = admin().describeConsumerGroups(Collections.singleton(group)).all().get().get(group);
    Map<String, Object> out = one("state", found.state().toString());
    out.put("members", found.members().size());
    return out;
  }

  // ---- produce

  private static Map<String, Object> produce(Map<String, Object> p) throws Exception {
    boolean idempotent = Boolean.TRUE.equals(p.get("idempotent"));
    int acks = p.get("acks") == null ? -1 : integer(p, "acks");
    Map<String, Object> conf = base();
    conf.put("acks", idempotent ? "all" : String.valueOf(acks));
    conf.put("enable.idempotence", idempotent);
    conf.put("compression.type", p.getOrDefault("compression", "none"));
    conf.put("linger.ms", 5);
    conf.put("max.request.size", p.get("maxRequestSize") == null ? 1_048_576 : integer(p, "maxRequestSize"));
    conf.put("buffer.memory", 64 << 20);
    if (p.get("timeoutMs") != null) {
      conf.put("request.timeout.ms", integer(p, "timeoutMs") / 2);
      conf.put("delivery.timeout.ms", integer(p, "timeoutMs"));
      conf.put("max.block.ms", integer(p, "timeoutMs"));
    }
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(conf, new ByteArraySerializer(), new ByteArraySerializer())) {
      if (p.get("records") != null) {
        for (Object record : (List<?>) p.get("records")) sent.add(producer.send(record(p, map(record))));
      } else {
        Map<String, Object> spec = map(p.get("generate"));
        for (int i = 0; i < integer(spec, "count"); i++) {
          StringBuilder value = new StringBuilder(spec.get("prefix").toString()).append(i);
          while (value.length() < ((Number) spec.getOrDefault("size", 0L)).intValue()) value.append('x');
          Map<String, Object> record = new HashMap<>();
          record.put("value", value.toString());
          sent.add(producer.send(record(p, record)));
          if (spec.get("paceMs") != null) Thread.sleep(integer(spec, "paceMs"));
        }
      }
      producer.flush();
      List<Object> offsets = new ArrayList<>();
      for (Future<RecordMetadata> one : sent) {
        RecordMetadata done = one.get();
        if (acks != 0 || idempotent) offsets.add(Arrays.<Object>asList(done.partition(), done.offset()));
      }
      Map<String, Object> out = one("offsets", offsets);
      out.put("count", sent.size());
      return out;
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Map<String, Object> p, Map<String, Object> record) {
    Object partition = record.getOrDefault("partition", p.get("partition"));
    List<Header> headers = new ArrayList<>();
    if (record.get("headers") != null) {
      for (Object pair : (List<?>) record.get("headers")) {
        List<?> header = (List<?>) pair;
        headers.add(new RecordHeader((String) header.get(0), bytes(header.get(1))));
      }
    }
    Integer to = partition == null ? null : ((Number) partition).intValue();
    return new ProducerRecord<>(
        topic(p), to, (Long) record.get("timestamp"), bytes(record.get("key")), bytes(record.get("value")), headers);
  }

  // ---- consume

  private static Map<String, Object> consume(Map<String, Object> p) throws Exception {
    Map<String, Object> conf = base();
    conf.put("auto.offset.reset", p.getOrDefault("reset", "none"));
    conf.put("enable.auto.commit", false);
    conf.put("allow.auto.create.topics", false);
    conf.put("fetch.max.wait.ms", 200);
    if (p.get("maxBytes") != null) conf.put("max.partition.fetch.bytes", integer(p, "maxBytes"));
    TopicPartition partition = new TopicPartition(topic(p), integer(p, "partition"));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(conf, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Map<String, Object> from = map(p.get("from"));
      Set<TopicPartition> only = Collections.singleton(partition);
      consumer.assign(only);
      if ("start".equals(from.get("at"))) consumer.seekToBeginning(only);
      else if ("end".equals(from.get("at"))) consumer.seekToEnd(only);
      else if ("offset".equals(from.get("at"))) consumer.seek(partition, (Long) from.get("offset"));
      else seekToTime(consumer, partition, (Long) from.get("timestamp"));
      long end = System.currentTimeMillis() + ((Number) p.getOrDefault("timeoutMs", 20_000L)).longValue();
      List<Object> records = new ArrayList<>();
      if (p.get("later") != null) {
        if (p.get("reset") == null) consumer.position(partition);
        // A position out of range is set anew by the fetches of these polls.
        for (int i = 0; i < 5; i++) for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(300))) records.add(shown(one));
        Map<String, Object> later = new HashMap<>(p);
        later.put("records", p.get("later"));
        produce(later);
      }
      while (records.size() < integer(p, "count") && System.currentTimeMillis() < end) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(200))) {
          if (records.size() < integer(p, "count")) records.add(shown(one));
        }
      }
      return one("records", records);
    }
  }

  private static void seekToTime(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long timestamp) {
    OffsetAndTimestamp found = consumer.offsetsForTimes(Collections.singletonMap(partition, timestamp)).get(partition);
    if (found == null) throw new IllegalStateException("no offset for the time");
    consumer.seek(partition, found.offset());
  }

  private static Map<String, Object> shown(ConsumerRecord<byte[], byte[]> record) throws Exception {
    Map<String, Object> out = one("partition", record.partition());
    out.put("offset", record.offset());
    out.put("timestamp", record.timestamp());
    out.put("key", text(record.key()));
    String value = text(record.value());
    if (value != null && value.length() > LONG) {
      StringBuilder hex = new StringBuilder("sha1:");
      for (byte b : MessageDigest.getInstance("SHA-1").digest(record.value())) hex.append(String.format("%02x", b));
      value = hex.toString();
    }
    out.put("value", value);
    List<Object> headers = new ArrayList<>();
    for (Header header : record.headers()) headers.add(Arrays.asList(header.key(), text(header.value())));
    out.put("headers", headers);
    return out;
  }

  // ---- groups

  private static Map<String, Object> join(Map<String, Object> p) {
    Member member = new Member(p);
    members.put((String) p.get("member"), member);
    member.start();
    return none();
  }

  /** A member of a group on a thread of its own. */
  private static final class Member extends Thread {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final boolean commit;
    private final List<Object> values = Collections.synchronizedList(new ArrayList<>());
    private volatile Set<Integer> assigned = new TreeSet<>();
    private volatile boolean going = true;
    private volatile Throwable failed;

    Member(Map<String, Object> p) {
      Map<String, Object> conf = base();
      commit = Boolean.TRUE.equals(p.get("commit"));
      conf.put("group.id", p.get("group"));
      conf.put("session.timeout.ms", integer(p, "sessionTimeoutMs"));
      conf.put("heartbeat.interval.ms", 500);
      conf.put("auto.offset.reset", "earliest");
      conf.put("enable.auto.commit", commit);
      conf.put("auto.commit.interval.ms", 200);
      conf.put("fetch.max.wait.ms", 200);
      topic = topic(p);
      consumer = new KafkaConsumer<>(conf, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        consumer.subscribe(Collections.singleton(topic));
        while (going) {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) values.add(text(record.value()));
          Set<Integer> now = new TreeSet<>();
          for (TopicPartition partition : new HashSet<>(consumer.assignment())) now.add(partition.partition());
          assigned = now;
        }
      } catch (Throwable error) {
        failed = error;
      } finally {
        consumer.close();
      }
    }

    Map<String, Object> status() {
      if (failed != null) throw new IllegalStateException(failed);
      Map<String, Object> out = one("assigned", new ArrayList<>(assigned));
      synchronized (values) {
        out.put("values", new ArrayList<>(values));
      }
      return out;
    }

    void leave() throws InterruptedException {
      going = false;
      join(20_000);
    }
  }

  // ---- small helpers

  private static Map<String, Object> base() {
    Map<String, Object> conf = new HashMap<>();
    conf.put("bootstrap.servers", bootstrap);
    conf.put("reconnect.backoff.max.ms", 500);
    return conf;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static Map<String, Object> none() {
    return new LinkedHashMap<>();
  }

  private static Map<String, Object> one(String name, Object value) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(name, value);
    return out;
  }

  private static String topic(Map<String, Object> p) {
    return (String) p.get("topic");
  }

  private static int integer(Map<String, Object> p, String name) {
    return ((Number) p.get(name)).intValue();
  }

  private static byte[] bytes(Object value) {
    return value == null ? null : ((String) value).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] raw) {
    return raw == null ? null : new String(raw, StandardCharsets.UTF_8);
  }
}
