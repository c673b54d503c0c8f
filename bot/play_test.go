package main

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"sync"
	"testing"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/web/webtest"
)

const (
	onResident   = `[data-person="resident"] `
	onSubscriber = `[data-person="subscriber"] `
	onStaff      = `[data-person="staff"] `
)

// TestPlay lives through what the README promises: one page, three people, the whole bot between them.
func TestPlay(t *testing.T) {
	b := webtest.Open(t, startPlay(t))

	// A resident asks, in two languages.
	b.Click(onResident + ".start")
	b.WaitText(onResident+".text", "Ich bin der Kiezbot")
	b.Write(onResident+"textarea", "was ist der kiezfonds\r")
	b.WaitText(onResident+".text", "bis zu 1.000 Euro je Projekt")
	b.Choose(onResident+".language", "ar")
	b.Write(onResident+"textarea", "/start\r")
	b.WaitText(onResident+".text", "Stadtteilkoordination Lichtenberg Mitte")

	// A subscriber agrees to be written to.
	b.Click(onSubscriber + ".start")
	b.WaitText(onSubscriber+".text", "Ich bin der Kiezbot")
	b.Write(onSubscriber+"textarea", "/start sub_events\r")
	b.Click(onSubscriber + `[data-callback="subon:events"]`)
	b.WaitText(onSubscriber+".text", "alle drei Gebiete")

	// Staff write, a second person releases, time passes, the message arrives and the sheet adds up.
	b.ClickLast(onStaff + `[data-holder="1002"]`)
	b.Click(onStaff + ".start")
	b.WaitText(onStaff+".text", "Ich bin der Kiezbot")
	b.ClickLast(onStaff + `[data-holder="1001"]`)
	b.Click(onStaff + ".start")
	b.WaitText(onStaff+".text", "Ich bin der Kiezbot")
	b.Write(onStaff+"textarea", "/broadcast\r")
	b.WaitText(onStaff+".text", "Bitte schreiben Sie den deutschen Text")
	b.Write(onStaff+"textarea", "Am Sonntag gibt es Frühstück.\r")
	b.WaitText(onStaff+".text", "Für welche Themen?")
	b.ClickLast(onStaff + `[data-callback$=":events:on"]`)
	b.WaitText(onStaff+".keyboard, "+onStaff+"[data-callback]", "✓ Veranstaltungen")
	b.ClickLast(onStaff + `[data-callback^="bc:card:"]`)
	b.WaitText(onStaff+".text", "1 Person bekommt die Nachricht")
	b.ClickLast(onStaff + `[data-callback^="bc:release:"]`)
	b.WaitText(onStaff+".text", "Wartet auf die Freigabe durch eine zweite Person")
	b.ClickLast(onStaff + `[data-holder="1002"]`)
	b.ClickLast(onStaff + `[data-place="team"]`)
	b.WaitText(onStaff+".text", "Am Sonntag gibt es Frühstück.")
	b.ClickLast(onStaff + `[data-callback^="bc:release:"]`)
	b.WaitText(onStaff+".text", "Bis dahin können Sie sie zurückholen")
	b.Shot("play")
	b.Click(`[data-step="two-minutes"]`)
	b.WaitText(onSubscriber+".text", "Am Sonntag gibt es Frühstück.")
	b.WaitText(onStaff+".text", "zugestellt: 1")
	b.Quiet()
}

func TestPlayHasQuietHoursOnlyFromTheEnvironment(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		environ []string
		want    calendar.QuietHours
	}{
		{nil, calendar.QuietHours{}},
		{[]string{"QUIET_HOURS=22:00-07:00"}, calendar.QuietHours{From: 22 * time.Hour, To: 7 * time.Hour}},
	} {
		cfg, err := playConfig(program{environ: tt.environ, dotenv: "../.env.example"}, "http://127.0.0.1:1", "redis://127.0.0.1:1")
		if err != nil || cfg.QuietHours != tt.want {
			t.Errorf("%q: got %v, %v, want %v", tt.environ, cfg.QuietHours, err, tt.want)
		}
	}
}

// startPlay runs the sub-command on a free port, without keeping anything, and gives the address of its page.
func startPlay(t *testing.T) string {
	t.Helper()
	address, _, _ := playIn(t, "")
	return address
}

// playIn runs the sub-command on a free port with a folder to keep things in. stop ends it and waits for the end, as the
// end of the test does.
func playIn(t *testing.T, folder string) (address string, said func() string, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out := &lines{seen: make(chan struct{}, 1)}
	p := program{
		environ: []string{"LISTEN_ADDR=127.0.0.1:0"}, dotenv: os.DevNull,
		in: bytes.NewReader(nil), out: out, errs: t.Output(),
	}
	done := make(chan int, 1)
	go func() { done <- p.main(ctx, []string{"play", "-folder", folder}) }()
	stop = sync.OnceFunc(func() {
		cancel()
		select {
		case status := <-done:
			if status != exitFine {
				t.Errorf("play ended with status %d", status)
			}
		case <-time.After(15 * time.Second):
			t.Error("play did not end")
		}
	})
	t.Cleanup(stop)
	for {
		select {
		case <-out.seen:
		case status := <-done:
			t.Fatalf("play ended at once with status %d", status)
		case <-time.After(time.Minute):
			t.Fatal("play opened no page")
		}
		if address := regexp.MustCompile(`http://\S+`).FindString(out.String()); address != "" {
			return address, out.String, stop
		}
	}
}

// lines collects what a program writes and tells when there is something.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
	seen chan struct{}
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case l.seen <- struct{}{}:
	default:
	}
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}
