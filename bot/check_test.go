package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const fakeToken = "123456789:do-not-show_this-word"

// complete is a configuration with which the bot would start.
func complete(more ...string) []string {
	return append([]string{
		"TELEGRAM_BOT_TOKEN=" + fakeToken, "TELEGRAM_API_URL=http://127.0.0.1:1", "REDIS_URL=redis://127.0.0.1:1",
	}, more...)
}

func hidesToken(t testing.TB, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(text, "do-not-show") {
			t.Errorf("the token is shown:\n%s", text)
		}
	}
}

func TestBrokenConfigurationIsNamedWhole(t *testing.T) {
	environ := complete("SEND_RATE=fast", "STAFF=anna:admin", "TIMEZONE=Berlin", "QUIET_HOURS=21-8", "CONTENT_DIR=/nowhere")
	for _, command := range []string{"run", "check", "ask", "play"} {
		status, out, errs := operator{environ: environ}.types(t, command)
		if status != exitProblem || out != "" {
			t.Errorf("%s: status %d\n%s", command, status, out)
		}
		for _, name := range []string{"SEND_RATE", "STAFF", "TIMEZONE", "QUIET_HOURS", "CONTENT_DIR"} {
			if command == "play" && name == "STAFF" { // it brings its own
				continue
			}
			if !strings.Contains(errs, "\n  "+name+" ") {
				t.Errorf("%s does not name %s:\n%s", command, name, errs)
			}
		}
		if strings.Contains(errs, "/nowhere") {
			t.Errorf("%s names every file of a folder that is not there:\n%s", command, errs)
		}
		hidesToken(t, errs)
	}
}

// O19: time is rehearsed only where nobody can be hurt.
func TestRehearsalAgainstTheRealTelegramIsRefused(t *testing.T) {
	for _, url := range []string{"", "https://api.telegram.org", "http://127.0.0.1.example.org", "http://192.168.0.7:8081"} {
		environ := complete("TELEGRAM_API_URL="+url, "REHEARSAL_CLOCK=2027-03-28T01:55:00+01:00@60")
		status, _, errs := operator{environ: environ}.types(t, "run")
		if status != exitProblem || !strings.Contains(errs, "REHEARSAL_CLOCK") {
			t.Errorf("%q: status %d\n%s", url, status, errs)
		}
		hidesToken(t, errs)
	}
}

// O16: neither run nor check nor ask works with a content that is not in order, and each problem is named by its place.
func TestBrokenContentIsNamedWithItsPlaces(t *testing.T) {
	dir := contentCopy(t)
	var want []string
	spoil := func(file, old, now, message string) {
		t.Helper()
		want = append(want, fmt.Sprintf("%s:%d: %s", file, change(t, dir, file, old, now), message))
	}
	spoil("facts.yaml", "type: money", "type: gold", "type must be")
	spoil("office.yaml", "confirmed: false", "confirmed: perhaps", "true or false expected")
	spoil("events.yaml", "place: libezem", "place: cellar", `there is no place "cellar"`)
	spoil("texts/de.yaml", "families:\n", "famile: x\nfamilies:\n", `unknown key "famile"`)
	spoil("examples/de.yaml", "about.stz:\n", "about.nobody:\n", `there is no topic "about.nobody"`)
	if err := os.Remove(filepath.Join(dir, "texts", "pl.yaml")); err != nil {
		t.Fatal(err)
	}
	want = append(want, "texts/pl.yaml:1: ")

	environ := complete("CONTENT_DIR=" + dir)
	for _, command := range []string{"check", "run", "ask"} {
		status, out, errs := operator{environ: environ}.types(t, command)
		if status != exitProblem || out != "" {
			t.Errorf("%s: status %d\n%s", command, status, out)
		}
		for _, problem := range want {
			if command == "check" { // a path that an editor opens
				problem = filepath.Join(dir, problem)
			}
			if !strings.Contains(errs, problem) {
				t.Errorf("%s does not name %s", command, problem)
			}
		}
		if t.Failed() {
			t.Log(errs)
		}
		hidesToken(t, errs)
	}
}

// Configuration, content and sentences are looked at in one go.
func TestConfigurationAndContentAreNamedTogether(t *testing.T) {
	dir := contentCopy(t)
	line := change(t, dir, "holidays.yaml", "date: ", "date: someday # ")
	for _, command := range []string{"check", "run"} {
		status, _, errs := operator{environ: complete("CONTENT_DIR="+dir, "SEND_RATE=fast")}.types(t, command)
		for _, problem := range []string{"SEND_RATE is not a whole number", fmt.Sprintf("holidays.yaml:%d: ", line)} {
			if status != exitProblem || !strings.Contains(errs, problem) {
				t.Errorf("%s: status %d, not named: %s\n%s", command, status, problem, errs)
			}
		}
	}
}

func TestCheckOfWhatIsBuiltIn(t *testing.T) {
	status, out, errs := operator{}.types(t, "check")
	if status != exitFine || !strings.Contains(out, "in order") || errs != "" {
		t.Errorf("status %d\n%s%s", status, out, errs)
	}
}

// A store or a Telegram that does not answer is a problem with a name.
func TestRunWithoutAStore(t *testing.T) {
	status, out, errs := operator{environ: complete()}.types(t, "run")
	if status != exitProblem || out != "" || !strings.Contains(errs, "store") {
		t.Errorf("status %d\n%s%s", status, out, errs)
	}
	hidesToken(t, errs)
}
