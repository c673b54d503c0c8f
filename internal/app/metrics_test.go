package app_test

import (
	"maps"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// counted reads the metrics of a bot, by name and labels as they are written.
func (w *world) counted() map[string]float64 {
	w.Helper()
	status, text := w.visit("/metrics")
	if status != http.StatusOK {
		w.Fatalf("metrics: %d\n%s", status, text)
	}
	values := map[string]float64{}
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), "} ")
		if ok {
			name += "}"
		} else if name, value, ok = strings.Cut(name, " "); !ok || name == "#" {
			continue
		}
		number, err := strconv.ParseFloat(value, 64)
		if err != nil {
			w.Fatalf("%q: %v", line, err)
		}
		values[name] = number
	}
	return values
}

// wantCounts compares metrics with what they should be.
func (w *world) wantCounts(want map[string]float64) {
	w.Helper()
	got := w.counted()
	for name := range maps.Keys(want) {
		if value, there := got["kiezbot_"+name]; !there || value != want[name] {
			w.Errorf("%s: %v, want %v", name, value, want[name])
		}
	}
}

// O14: an hour of the bot's life, as its metrics tell it.
func TestMetricsOfAnHour(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) {
		oneReleases(o)
		silent(t, o)
		o.RedisURL, o.ListenAddr, o.Version = redistest.Real(t), "127.0.0.1:0", "v1.2.3"
	})
	w.say(resident, "/start")
	w.say(resident, "wie hoch ist die förderung")
	w.say(resident, "Hilfe, es brennt!")
	w.say(resident, "qwrtz plmnk vbxcy")
	w.press(resident, "☰ Menü")
	w.typed(resident, "kiezfonds")
	w.telegram.PushRaw(`{"poll":{"id":"1"}}`)
	w.telegram.PushRaw(`{"message":7}`)

	crowd := w.crowd(3001, 5)
	w.telegram.BlockSilently(crowd[0])
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultTooMany, RetryAfter: 1, Method: "sendMessage", Chat: crowd[1]})
	w.next(admin, w.release("Hallo zusammen!"), "Fertig")

	w.subscribes(subscriber, kiez.Families, kiez.Settings{Quiet: kiez.QuietOff})
	w.enter("fest", "Kiezfest", kiez.Families, start().Add(90*time.Minute))
	w.settled()
	w.clock.Advance(time.Hour) // an hour before the event is in it
	w.next(subscriber, 0, "Kiezfest")
	w.eventually("the reminder is settled", func() bool {
		return w.counted()[`kiezbot_broadcast_recipients_total{kind="reminder",outcome="sent"}`] == 1
	})
	w.settled()

	asked := float64(len(crowd))
	w.wantCounts(map[string]float64{
		`answers_total{outcome="answer"}`:                            1,
		`answers_total{outcome="emergency"}`:                         1,
		`answers_total{outcome="handoff"}`:                           1,
		`answers_total{outcome="offer"}`:                             0,
		`updates_received_total{kind="inline"}`:                      1,
		`updates_received_total{kind="other"}`:                       1,
		`updates_processed_total{result="failed"}`:                   0,
		`updates_processed_total{result="unreadable"}`:               1,
		`set_aside_updates{reason="unreadable"}`:                     1,
		`set_aside_updates{reason="buried"}`:                         0,
		`inbox_updates`:                                              0,
		`broadcast_recipients_total{kind="staff",outcome="sent"}`:    asked - 1,
		`broadcast_recipients_total{kind="staff",outcome="blocked"}`: 1,
		`telegram_requests_total{outcome="flood",purpose="send"}`:    1,
		`telegram_requests_total{outcome="gone",purpose="send"}`:     1,
		`telegram_pauses_total`:                                      1,
		`telegram_pause_seconds_total`:                               1,
		`send_queue_messages{kind="reply"}`:                          0,
		`broadcasts{state="running"}`:                                0,
		`redis_up`:                                                   1,
		`redis_errors_total{kind="unreachable"}`:                     0,
	})
	got := w.counted()
	handled := got[`kiezbot_updates_processed_total{result="handled"}`]
	received := 0.0
	for name, value := range got {
		if strings.HasPrefix(name, "kiezbot_updates_received_total") {
			received += value
		}
	}
	if handled < 8 || handled != received {
		t.Errorf("%v updates received, %v handled", received, handled)
	}
	if answered := got["kiezbot_answer_duration_seconds_count"]; answered < 5 || answered > handled {
		t.Errorf("%v updates answered of %v handled", answered, handled)
	}
	if took := got["kiezbot_answer_duration_seconds_sum"]; took <= 0 {
		t.Errorf("the answers took %v s", took)
	}
	if late := got[`kiezbot_reminder_delay_seconds_count`]; late == 0 {
		t.Error("no reminder was planned")
	}
}

// O14: metrics hold nobody's id, no text and no secret, whatever happened.
func TestMetricsHoldNobody(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), func(o *app.Options) { o.ListenAddr, o.Version = "127.0.0.1:0", "v1.2.3" })
	w.say(resident, "/start")
	w.say(resident, "Zwackelfritz?")
	w.say(admin, "/event\ntitle: Geheimfest")
	if _, err := w.telegram.Say(resident, resident, "/lange"); err != nil {
		t.Fatal(err)
	}
	w.settled()
	_, text := w.visit("/metrics")
	plain := regexp.MustCompile(`^(?:[a-z][a-z_.]*|[0-9.e+-]+|\+Inf|go1\.[0-9a-z.]+|v1\.2\.3|[0-9a-f]{12})$`)
	series := 0
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		series++
		for _, label := range regexp.MustCompile(`(\w+)="([^"]*)"`).FindAllStringSubmatch(line, -1) {
			if !plain.MatchString(label[2]) || label[1] != "le" && label[1] != "quantile" && label[1] != "version" &&
				strings.ContainsAny(label[2], "0123456789") && label[1] != "goversion" {
				t.Errorf("label in %s", line)
			}
		}
	}
	if series > 500 {
		t.Errorf("%d time series", series)
	}
	_, secret, _ := strings.Cut(token, ":")
	values := regexp.MustCompile(`(?m) \S+$`) // a number can hold anything
	text = values.ReplaceAllString(text, "")
	for _, private := range []string{"2001", "1001", "Person", "Zwackel", "Geheim", secret} {
		if strings.Contains(text, private) {
			t.Errorf("%q stands in the metrics", private)
		}
	}
}

// Every line that is written while an update is handled names it, whoever writes it.
func TestLinesOfAnUpdateBelongTogether(t *testing.T) {
	t.Parallel()
	var log logged
	w := newWorld(t, start(), func(o *app.Options) { o.Log = jsonLog(&log) })
	w.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: can't parse entities", Method: "sendMessage",
	})
	w.say(resident, "/hilfe")
	id := strconv.FormatInt(w.telegram.LastUpdateID(), 10)
	w.settled()
	for _, message := range []string{"formatting refused, sending plain text", "update handled"} {
		found := false
		for line := range strings.Lines(log.String()) {
			found = found || strings.Contains(line, `"msg":"`+message+`"`) && strings.Contains(line, `"request":`+id)
		}
		if !found {
			t.Errorf("%q is not marked with update %s:\n%s", message, id, log.String())
		}
	}
}
