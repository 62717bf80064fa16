"""confluent-kafka (librdkafka) as a driver: JSON lines on standard input and output, see lib/driver.ts for the calls.

Run with: python3 confluent.py BOOTSTRAP MODULES
"""

import hashlib
import json
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[2])

from confluent_kafka import (  # noqa: E402
    OFFSET_BEGINNING,
    OFFSET_END,
    Consumer,
    ConsumerGroupTopicPartitions,
    KafkaError,
    KafkaException,
    Producer,
    TopicPartition,
)
from confluent_kafka.admin import (  # noqa: E402
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    NewPartitions,
    NewTopic,
    OffsetSpec,
    ResourceType,
)

BASE = {"bootstrap.servers": sys.argv[1], "log_level": 0, "reconnect.backoff.max.ms": 500}
LONG = 10_000
admin = AdminClient(BASE)
members = {}
counter = 0
output = threading.Lock()


class CallFailed(Exception):
    def __init__(self, error):
        super().__init__(error.str())
        self.error = error


def text(raw):
    return None if raw is None else raw.decode("utf-8")


def shown(raw):
    if raw is None:
        return None
    value = raw.decode("utf-8")
    return "sha1:" + hashlib.sha1(raw).hexdigest() if len(value) > LONG else value


def generated(spec):
    for i in range(spec["count"]):
        yield {"key": None, "value": (spec["prefix"] + str(i)).ljust(spec.get("size", 0), "x")}


def record_of(message):
    return {
        "partition": message.partition(),
        "offset": message.offset(),
        "timestamp": message.timestamp()[1],
        "key": text(message.key()),
        "value": shown(message.value()),
        "headers": [[name, text(value)] for name, value in message.headers() or []],
    }


def produce(params):
    acks = params.get("acks", -1)
    conf = {
        **BASE,
        "acks": -1 if params.get("idempotent") else acks,
        "compression.type": params.get("compression", "none"),
        "enable.idempotence": params.get("idempotent", False),
        "linger.ms": 5,
        "message.max.bytes": params.get("maxRequestSize", 1_000_000),
        "message.timeout.ms": params.get("timeoutMs", 60_000),
        "socket.timeout.ms": max(1_000, params.get("timeoutMs", 30_000)),
    }
    producer = Producer(conf)
    offsets, failed = [], []

    def report(error, message):
        if error is not None:
            failed.append(error)
        elif acks != 0:
            offsets.append([message.partition(), message.offset()])

    pace = params.get("generate", {}).get("paceMs", 0)
    count = 0
    for record in params.get("records") or generated(params["generate"]):
        more = {}
        partition = record.get("partition", params.get("partition"))
        if partition is not None:
            more["partition"] = partition
        if record.get("timestamp") is not None:
            more["timestamp"] = record["timestamp"]
        headers = [(name, None if value is None else value.encode()) for name, value in record.get("headers", [])]
        while True:
            try:
                producer.produce(
                    params["topic"],
                    value=record["value"],
                    key=record["key"],
                    headers=headers,
                    on_delivery=report,
                    **more,
                )
                break
            except BufferError:
                producer.poll(0.1)
        count += 1
        producer.poll(pace / 1000)
        if pace:
            time.sleep(pace / 1000)
    producer.flush(60)
    if failed:
        raise CallFailed(failed[0])
    return {"offsets": offsets, "count": count}


def consume(params):
    global counter
    counter += 1
    conf = {
        **BASE,
        "group.id": f"interop-read-{os.getpid()}-{counter}",
        "auto.offset.reset": {"earliest": "earliest", "latest": "latest", "none": "error"}[
            params.get("reset", "none")
        ],
        "enable.auto.commit": False,
        "fetch.wait.max.ms": 200,
        "enable.partition.eof": True,
        "allow.auto.create.topics": False,
    }
    if params.get("maxBytes"):
        conf["fetch.message.max.bytes"] = params["maxBytes"]
        conf["fetch.max.bytes"] = params["maxBytes"]
        conf["receive.message.max.bytes"] = params["maxBytes"] * 2
    consumer = Consumer(conf)
    try:
        topic, partition, at = params["topic"], params["partition"], params["from"]["at"]
        if at == "start":
            offset = OFFSET_BEGINNING
        elif at == "end":
            offset = OFFSET_END
        elif at == "offset":
            offset = params["from"]["offset"]
        else:
            found = consumer.offsets_for_times([TopicPartition(topic, partition, params["from"]["timestamp"])], 10)
            offset = found[0].offset
        consumer.assign([TopicPartition(topic, partition, offset)])
        records = []
        later = params.get("later")
        end = time.time() + params.get("timeoutMs", 20_000) / 1000
        while (len(records) < params["count"] or later is not None) and time.time() < end:
            message = consumer.poll(0.2)
            if message is None:
                continue
            error = message.error()
            if error is None:
                records.append(record_of(message))
            elif error.code() == KafkaError._PARTITION_EOF:
                if later is not None:
                    produce({"topic": topic, "partition": partition, "records": later})
                    later = None
            else:
                raise CallFailed(error)
        return {"records": records}
    finally:
        consumer.close()


class Member(threading.Thread):
    """A member of a group on a thread of its own."""

    def __init__(self, params):
        super().__init__(daemon=True)
        self.params = params
        self.assigned = []
        self.values = []
        self.going = True
        self.consumer = Consumer(
            {
                **BASE,
                "group.id": params["group"],
                "session.timeout.ms": params["sessionTimeoutMs"],
                "heartbeat.interval.ms": 500,
                "auto.offset.reset": "earliest",
                "enable.auto.commit": params["commit"],
                "auto.commit.interval.ms": 200,
                "fetch.wait.max.ms": 200,
            }
        )

    def run(self):
        self.consumer.subscribe([self.params["topic"]])
        while self.going:
            message = self.consumer.poll(0.1)
            self.assigned = sorted(one.partition for one in self.consumer.assignment())
            if message is not None and message.error() is None:
                self.values.append(text(message.value()))
        self.consumer.close()


def join(params):
    member = Member(params)
    members[params["member"]] = member
    member.start()
    return {}


def leave(params):
    member = members.pop(params["member"])
    member.going = False
    member.join(20)
    return {}


def only(futures):
    return next(iter(futures.values())).result()


def describe_topic(params):
    found = admin.list_topics(params["topic"], timeout=10).topics[params["topic"]]
    if found.error is not None:
        raise CallFailed(found.error)
    return {"partitions": len(found.partitions)}


def alter_configs(params):
    entries = [
        ConfigEntry(name, value, incremental_operation=AlterConfigOpType.SET)
        for name, value in params["configs"].items()
    ]
    resource = ConfigResource(ResourceType.TOPIC, params["topic"], incremental_configs=entries)
    only(admin.incremental_alter_configs([resource]))
    return {}


def describe_configs(params):
    found = only(admin.describe_configs([ConfigResource(ResourceType.TOPIC, params["topic"])]))
    return {"configs": {name: found[name].value for name in params["names"]}}


def create_topic(params):
    new = NewTopic(params["topic"], params["partitions"], 1, config=params.get("configs", {}))
    only(admin.create_topics([new], operation_timeout=10))
    return {}


def delete_topic(params):
    only(admin.delete_topics([params["topic"]], operation_timeout=10))
    return {}


def add_partitions(params):
    only(admin.create_partitions([NewPartitions(params["topic"], params["total"])]))
    return {}


def offset_at(params):
    at = params["at"]
    spec = {"earliest": OffsetSpec.earliest(), "latest": OffsetSpec.latest()}.get(at) or OffsetSpec.for_timestamp(at)
    # An admin client keeps a leader's epoch for minutes: after a restart of the broker only a fresh one asks anew.
    fresh = AdminClient(BASE)
    return {"offset": only(fresh.list_offsets({TopicPartition(params["topic"], params["partition"]): spec})).offset}


def committed(params):
    partitions = [TopicPartition(params["topic"], index) for index in range(params["partitions"])]
    found = only(admin.list_consumer_group_offsets([ConsumerGroupTopicPartitions(params["group"], partitions)]))
    return {"offsets": {str(one.partition): one.offset for one in found.topic_partitions if one.offset >= 0}}


def describe_group(params):
    found = only(admin.describe_consumer_groups([params["group"]]))
    return {"state": found.state.name, "members": len(found.members)}


def list_groups(_params):
    return {"groups": [one.group_id for one in admin.list_consumer_groups().result().valid]}


def delete_group(params):
    only(admin.delete_consumer_groups([params["group"]]))
    return {}


def status(params):
    member = members[params["member"]]
    return {"assigned": member.assigned, "values": list(member.values)}


CALLS = {
    "createTopic": create_topic,
    "deleteTopic": delete_topic,
    "listTopics": lambda _params: {"topics": list(admin.list_topics(timeout=10).topics)},
    "describeTopic": describe_topic,
    "addPartitions": add_partitions,
    "alterConfigs": alter_configs,
    "describeConfigs": describe_configs,
    "produce": produce,
    "consume": consume,
    "offsetAt": offset_at,
    "join": join,
    "status": status,
    "leave": leave,
    "committed": committed,
    "listGroups": list_groups,
    "describeGroup": describe_group,
    "deleteGroup": delete_group,
}


def fault(error):
    inner = error.error if isinstance(error, CallFailed) else error.args[0] if error.args else None
    if isinstance(inner, KafkaError):
        code = inner.code()
        if code == KafkaError._AUTO_OFFSET_RESET and "out of range" in inner.str():
            code = KafkaError.OFFSET_OUT_OF_RANGE
        return {"code": code if code > 0 else None, "name": inner.name(), "message": inner.str()}
    return {"code": None, "name": type(error).__name__, "message": str(error)}


def answer(request):
    try:
        body = {"id": request["id"], "result": CALLS[request["call"]](request["params"])}
    except Exception as error:  # every failure is an answer: the runner judges it
        body = {"id": request["id"], "error": fault(error)}
    with output:
        sys.stdout.write(json.dumps(body, separators=(",", ":")) + "\n")
        sys.stdout.flush()


for line in sys.stdin:
    threading.Thread(target=answer, args=(json.loads(line),), daemon=True).start()
os._exit(0)
