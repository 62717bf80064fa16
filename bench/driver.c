/*
 * Drives a broker with librdkafka and prints one line of JSON. Built by bench/run.ts; the same binary drives every
 * server, so what is compared is the server.
 *
 *   driver produce BROKERS TOPIC COUNT SIZE     COUNT records of SIZE bytes, acks=all, until all are acknowledged
 *   driver consume BROKERS TOPIC COUNT          partition 0 from the start, until COUNT records were seen
 *   driver first-ack BROKERS TOPIC TIMEOUT_MS   makes the topic, then one record; tries to connect every 5 ms
 *   driver latency BROKERS TOPIC COUNT RATE     producer and consumer in one process, end-to-end in microseconds
 */
#include <librdkafka/rdkafka.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now_s(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void die(const char *what, const char *why) {
  fprintf(stderr, "%s: %s\n", what, why);
  exit(1);
}

static void set(rd_kafka_conf_t *conf, const char *key, const char *value) {
  char why[256];
  if (rd_kafka_conf_set(conf, key, value, why, sizeof why) != RD_KAFKA_CONF_OK) die(key, why);
}

static rd_kafka_t *client(rd_kafka_type_t type, rd_kafka_conf_t *conf) {
  char why[256];
  rd_kafka_t *rk = rd_kafka_new(type, conf, why, sizeof why);
  if (!rk) die("rd_kafka_new", why);
  return rk;
}

static long acknowledged, failed;

static void on_delivery(rd_kafka_t *rk, const rd_kafka_message_t *message, void *opaque) {
  (void)rk;
  (void)opaque;
  if (message->err) {
    if (failed++ == 0) fprintf(stderr, "delivery: %s\n", rd_kafka_err2str(message->err));
  } else {
    acknowledged++;
  }
}

static rd_kafka_t *producer(const char *brokers, const char *linger_ms) {
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  set(conf, "bootstrap.servers", brokers);
  set(conf, "acks", "all");
  set(conf, "linger.ms", linger_ms);
  set(conf, "batch.size", "1000000");
  set(conf, "queue.buffering.max.messages", "1000000");
  set(conf, "queue.buffering.max.kbytes", "262144");
  set(conf, "reconnect.backoff.ms", "5");
  set(conf, "reconnect.backoff.max.ms", "5");
  set(conf, "topic.metadata.refresh.fast.interval.ms", "5");
  set(conf, "log_level", "0");
  rd_kafka_conf_set_dr_msg_cb(conf, on_delivery);
  return client(RD_KAFKA_PRODUCER, conf);
}

static rd_kafka_t *consumer(const char *brokers, const char *topic, long offset) {
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  set(conf, "bootstrap.servers", brokers);
  set(conf, "group.id", "bench");
  set(conf, "enable.auto.commit", "false");
  set(conf, "fetch.wait.max.ms", "100");
  set(conf, "fetch.message.max.bytes", "4194304");
  set(conf, "queued.max.messages.kbytes", "65536");
  set(conf, "check.crcs", "false");
  rd_kafka_t *rk = client(RD_KAFKA_CONSUMER, conf);
  rd_kafka_poll_set_consumer(rk);
  rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);
  rd_kafka_topic_partition_list_add(list, topic, 0)->offset = offset;
  if (rd_kafka_assign(rk, list)) die("assign", "failed");
  rd_kafka_topic_partition_list_destroy(list);
  return rk;
}

/* 1 KiB of text that does not compress to nothing. */
static void fill(char *value, size_t size) {
  unsigned seed = 42;
  for (size_t i = 0; i < size; i++) {
    seed = seed * 1103515245u + 12345u;
    value[i] = 'a' + (seed >> 16) % 26;
  }
}

static int produce(const char *brokers, const char *topic, long count, size_t size) {
  rd_kafka_t *rk = producer(brokers, "5");
  char *value = malloc(size);
  fill(value, size);
  double start = now_s();
  for (long i = 0; i < count;) {
    rd_kafka_resp_err_t err = rd_kafka_producev(rk, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_PARTITION(0),
                                                RD_KAFKA_V_VALUE(value, size), RD_KAFKA_V_END);
    if (err == RD_KAFKA_RESP_ERR__QUEUE_FULL) {
      rd_kafka_poll(rk, 10);
      continue;
    }
    if (err) die("produce", rd_kafka_err2str(err));
    if (++i % 1000 == 0) rd_kafka_poll(rk, 0);
  }
  while (acknowledged + failed < count) rd_kafka_poll(rk, 100);
  double seconds = now_s() - start;
  printf("{\"count\":%ld,\"failed\":%ld,\"seconds\":%.4f,\"mbPerSecond\":%.2f}\n", acknowledged, failed, seconds,
         acknowledged * (double)size / 1e6 / seconds);
  rd_kafka_destroy(rk);
  return failed ? 1 : 0;
}

static int consume(const char *brokers, const char *topic, long count) {
  rd_kafka_t *rk = consumer(brokers, topic, RD_KAFKA_OFFSET_BEGINNING);
  rd_kafka_queue_t *queue = rd_kafka_queue_get_consumer(rk);
  static rd_kafka_message_t *batch[10000];
  long seen = 0;
  double bytes = 0, start = 0, idle_since = now_s();
  while (seen < count) {
    /* A batch is waited for until it is full: never ask for more than there is. */
    long left = count - seen;
    ssize_t n = rd_kafka_consume_batch_queue(queue, 100, batch, left < 10000 ? left : 10000);
    if (n > 0) idle_since = now_s();
    if (now_s() - idle_since > 60) die("consume", "nothing for 60 s");
    for (ssize_t i = 0; i < n; i++) {
      if (!batch[i]->err) {
        if (seen == 0) start = now_s();
        seen++;
        bytes += batch[i]->len;
      }
      rd_kafka_message_destroy(batch[i]);
    }
  }
  double seconds = now_s() - start;
  printf("{\"count\":%ld,\"seconds\":%.4f,\"mbPerSecond\":%.2f}\n", seen, seconds, bytes / 1e6 / seconds);
  rd_kafka_queue_destroy(queue);
  rd_kafka_consumer_close(rk);
  rd_kafka_destroy(rk);
  return 0;
}

/* Automatic creation would measure the client: it looks for an unknown topic once a second. */
static int create_topic(rd_kafka_t *rk, const char *topic) {
  char why[256];
  rd_kafka_NewTopic_t *wanted = rd_kafka_NewTopic_new(topic, 1, 1, why, sizeof why);
  rd_kafka_queue_t *queue = rd_kafka_queue_new(rk);
  rd_kafka_CreateTopics(rk, &wanted, 1, NULL, queue);
  rd_kafka_event_t *event = rd_kafka_queue_poll(queue, 10000);
  rd_kafka_resp_err_t err = event ? rd_kafka_event_error(event) : RD_KAFKA_RESP_ERR__TIMED_OUT;
  if (!err) {
    size_t count;
    const rd_kafka_topic_result_t **results =
        rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count);
    err = rd_kafka_topic_result_error(results[0]);
  }
  if (event) rd_kafka_event_destroy(event);
  rd_kafka_queue_destroy(queue);
  rd_kafka_NewTopic_destroy(wanted);
  return err == RD_KAFKA_RESP_ERR_NO_ERROR || err == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS;
}

static int first_ack(const char *brokers, const char *topic, long timeout_ms) {
  double start = now_s();
  rd_kafka_t *admin = producer(brokers, "0");
  while (!create_topic(admin, topic) && (now_s() - start) * 1000 < timeout_ms) usleep(5000);
  rd_kafka_t *rk = producer(brokers, "0");
  if (rd_kafka_producev(rk, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_VALUE("x", 1), RD_KAFKA_V_END)) die("produce", "refused");
  while (!acknowledged && !failed && (now_s() - start) * 1000 < timeout_ms) rd_kafka_poll(rk, 1);
  printf("{\"acknowledged\":%ld,\"seconds\":%.4f}\n", acknowledged, now_s() - start);
  fflush(stdout);
  _exit(acknowledged ? 0 : 1);
}

#define WARM_UP 1000

struct latency_run {
  rd_kafka_t *consumer;
  long count;
  double *latencies;
};

static void *receive(void *argument) {
  struct latency_run *run = argument;
  for (long seen = 0; seen < run->count;) {
    rd_kafka_message_t *message = rd_kafka_consumer_poll(run->consumer, 1000);
    if (!message) continue;
    if (!message->err && message->len >= sizeof(double)) {
      double sent;
      memcpy(&sent, message->payload, sizeof sent);
      run->latencies[seen++] = (now_s() - sent) * 1e6;
    }
    rd_kafka_message_destroy(message);
  }
  return NULL;
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static int latency(const char *brokers, const char *topic, long count, long rate) {
  struct latency_run run = {consumer(brokers, topic, RD_KAFKA_OFFSET_END), count, calloc(count, sizeof(double))};
  rd_kafka_t *rk = producer(brokers, "0");
  rd_kafka_consumer_poll(run.consumer, 2000);
  pthread_t thread;
  pthread_create(&thread, NULL, receive, &run);
  char value[1024];
  fill(value, sizeof value);
  /* The first records wait for the client's own beginnings. */
  for (int i = 0; i < WARM_UP; i++) {
    rd_kafka_producev(rk, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_PARTITION(0), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                      RD_KAFKA_V_VALUE(value, 1), RD_KAFKA_V_END);
  }
  rd_kafka_flush(rk, 60000);
  double start = now_s();
  for (long i = 0; i < count; i++) {
    while (now_s() < start + (double)i / rate) rd_kafka_poll(rk, 0);
    double sent = now_s();
    memcpy(value, &sent, sizeof sent);
    rd_kafka_producev(rk, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_PARTITION(0), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                      RD_KAFKA_V_VALUE(value, sizeof value), RD_KAFKA_V_END);
    rd_kafka_poll(rk, 0);
  }
  rd_kafka_flush(rk, 60000);
  pthread_join(thread, NULL);
  qsort(run.latencies, count, sizeof(double), by_value);
  printf("{\"count\":%ld,\"p50Us\":%.0f,\"p99Us\":%.0f,\"maxUs\":%.0f}\n", count, run.latencies[count / 2],
         run.latencies[count * 99 / 100], run.latencies[count - 1]);
  fflush(stdout);
  _exit(0);
}

int main(int argc, char **argv) {
  if (argc == 6 && !strcmp(argv[1], "produce")) return produce(argv[2], argv[3], atol(argv[4]), atol(argv[5]));
  if (argc == 5 && !strcmp(argv[1], "consume")) return consume(argv[2], argv[3], atol(argv[4]));
  if (argc == 5 && !strcmp(argv[1], "first-ack")) return first_ack(argv[2], argv[3], atol(argv[4]));
  if (argc == 6 && !strcmp(argv[1], "latency")) return latency(argv[2], argv[3], atol(argv[4]), atol(argv[5]));
  fprintf(stderr, "usage: see the top of bench/driver.c\n");
  return 2;
}
