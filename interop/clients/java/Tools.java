import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Exit;

/**
 * Runs the main classes of Kafka's command line tools one after the other in one JVM, since starting a JVM for each
 * would cost more than the tool. In: {id, main, args, stdin}; out: {id, code, stdout, stderr}.
 */
public final class Tools {
  /** What a tool's exit becomes here. */
  private static final class Ended extends RuntimeException {
    final int code;

    Ended(int code) {
      super(null, null, false, false);
      this.code = code;
    }
  }

  /** The first exit of a run counts: some tools catch everything, ours included, and exit once more. */
  private static Integer first;

  private static final List<Runnable> hooks = new ArrayList<>();

  private static Ended end(int code) {
    if (first == null) first = code;
    return new Ended(code);
  }

  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    Exit.setExitProcedure((code, message) -> { throw end(code); });
    Exit.setHaltProcedure((code, message) -> { throw end(code); });
    // Tools hang their clean-up on the JVM's end: here it is the end of the run.
    Exit.setShutdownHookAdder((name, hook) -> hooks.add(hook));
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      @SuppressWarnings("unchecked")
      Map<String, Object> request = (Map<String, Object>) Json.read(line);
      byte[] answer = (Json.write(run(request)) + "\n").getBytes(StandardCharsets.UTF_8);
      answers.write(answer, 0, answer.length);
      answers.flush();
    }
    Runtime.getRuntime().halt(0);
  }

  private static Map<String, Object> run(Map<String, Object> request) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream oldOut = System.out;
    PrintStream oldErr = System.err;
    System.setOut(new PrintStream(out, true, "UTF-8"));
    System.setErr(new PrintStream(err, true, "UTF-8"));
    String stdin = (String) request.getOrDefault("stdin", "");
    System.setIn(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)));
    first = null;
    int code = 0;
    try {
      String[] args = ((List<?>) request.get("args")).toArray(new String[0]);
      Class.forName((String) request.get("main")).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (java.lang.reflect.InvocationTargetException wrapped) {
      Throwable error = wrapped.getCause();
      code = error instanceof Ended ? ((Ended) error).code : 1;
      if (!(error instanceof Ended)) error.printStackTrace();
    } finally {
      if (first != null) code = first;
      for (Runnable hook : hooks) hook.run();
      hooks.clear();
      System.out.flush();
      System.setOut(oldOut);
      System.setErr(oldErr);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", request.get("id"));
    answer.put("code", code);
    answer.put("stdout", out.toString("UTF-8"));
    answer.put("stderr", err.toString("UTF-8"));
    return answer;
  }
}
