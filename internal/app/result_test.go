package app_test

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// list asks for the list of the newest result and gives its lines.
func (w *world) list(user int64, button string) [][]string {
	w.Helper()
	m := w.press(user, button)
	if m.Document == nil || !strings.HasSuffix(m.Document.FileName, ".csv") {
		w.Fatalf("no file: %s", m.Body())
	}
	file, _ := w.telegram.File(m.Document.FileID)
	text, marked := strings.CutPrefix(string(file.Data), "\ufeff")
	if !marked {
		w.Error("the file does not say that it is UTF-8")
	}
	in := csv.NewReader(strings.NewReader(text))
	in.Comma = ';'
	lines, err := in.ReadAll()
	if err != nil {
		w.Fatal(err)
	}
	return lines
}

// T7: the sheet adds up, the list has every recipient and no person, and what failed is sent once more, once.
func TestResultListAndRetry(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		t.Parallel()
		w := newWorld(t, start(), func(o *app.Options) { oneReleases(o); o.RedisURL = url; silent(t, o) })
		crowd := w.crowd(3001, 6)
		w.speaks(crowd[1], kiez.Arabic)
		for _, id := range crowd[1:4] {
			w.telegram.AddFault(tgfake.Fault{
				Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: something new", Method: "sendMessage", Chat: id, Count: -1,
			})
		}
		w.telegram.Deactivate(crowd[5])
		sheet := w.broadcast("Hallo zusammen!")
		w.shows(sheet, "Empfänger: 6", "zugestellt: 2", "nicht zugestellt: 3", "Bot blockiert: 1")

		lines := w.list(admin, "Liste als Datei")
		want := []string{
			"Sprache Ergebnis", "Deutsch zugestellt", "Deutsch zugestellt", "Deutsch nicht zugestellt",
			"Deutsch nicht zugestellt", "العربية nicht zugestellt", "Deutsch Bot blockiert",
		}
		var got []string
		for i, line := range lines {
			got = append(got, line[1]+" "+line[2])
			if i > 0 && (line[0] != strconv.Itoa(i) || line[3] == "") {
				t.Errorf("line %d is %q", i, line)
			}
			for _, cell := range line {
				if strings.ContainsAny(cell[:1], "=+-@\t") || strings.Contains(cell, "300") {
					t.Errorf("cell %q", cell)
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("list %q, want %q", got, want)
		}

		// One of the three can be reached by now, one has unsubscribed, one still cannot.
		w.telegram.ClearFaults()
		w.telegram.AddFault(tgfake.Fault{
			Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: something new", Method: "sendMessage", Chat: crowd[1], Count: -1,
		})
		w.say(crowd[2], "/stopp")
		before := w.received(crowd[0], "Hallo zusammen!")
		w.shows(w.press(admin, "Noch einmal an 3"), "3 Personen")
		rev := w.telegram.Rev()
		w.press(admin, "Ja, noch einmal senden")
		again := w.next(admin, rev, "Fertig")
		w.shows(again, "noch einmal", "Empfänger: 3", "zugestellt: 1", "nicht zugestellt: 1", "abgemeldet: 1")
		for _, c := range []struct {
			id   int64
			want int
		}{{crowd[0], before}, {crowd[1], 0}, {crowd[2], 0}, {crowd[3], 1}, {crowd[4], 1}} {
			if n := w.received(c.id, "Hallo zusammen!"); n != c.want {
				t.Errorf("%d got it %d times, want %d", c.id, n, c.want)
			}
		}
		if now, _ := w.telegram.Message(admin, sheet.MessageID); now.Body() != sheet.Body() {
			t.Errorf("the first sheet is now %s", now.Body())
		}
	})
}

// A second run takes somebody who may release, but not two; who only writes cannot start it.
func TestRetryIsForWhoMayRelease(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.crowd(3001, 1)
	w.say(admin, "/start")
	w.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: something new", Method: "sendMessage", Chat: 3001, Count: -1,
	})
	rev := w.telegram.Rev()
	w.say(writer, "/broadcast\ntopics: events\nde: Hallo zusammen!")
	w.press(writer, "Freigeben")
	w.next(admin, rev, "wartet auf Ihre Freigabe")
	w.settled()
	w.press(admin, "Freigeben")
	rev = w.telegram.Rev()
	w.clock.Advance(61 * time.Second)
	result := w.next(admin, rev, "Fertig")
	w.shows(result, "nicht zugestellt: 1")
	button, ok := result.Button("Noch einmal an 1")
	if !ok {
		t.Fatal("no button")
	}
	own := w.say(writer, "/start")
	for _, data := range []string{button.CallbackData, strings.Replace(button.CallbackData, "retry", "retryyes", 1)} {
		press, err := w.telegram.Press(writer, writer, own.MessageID, data)
		if err != nil {
			t.Fatal(err)
		}
		if answer, err := press.Wait(w.deadline()); err != nil || !strings.Contains(answer.Text, "nicht freigeben") {
			t.Errorf("%s: %q, %v", data, answer.Text, err)
		}
	}
}
