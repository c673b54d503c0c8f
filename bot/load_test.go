package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"kiezbot/internal/tgfake"
)

// inFlight is how many people wait for an answer at a time while the bot is under load.
const inFlight = 64

// load keeps inFlight requests on their way until n of them are answered. send makes the i-th and gives how to ask
// whether it was answered.
func load(n int, send func(i int) (answered func() bool)) {
	var waiting []func() bool
	for sent := 0; sent < n || len(waiting) > 0; {
		for ; sent < n && len(waiting) < inFlight; sent++ {
			waiting = append(waiting, send(sent))
		}
		before := len(waiting)
		waiting = slices.DeleteFunc(waiting, func(answered func() bool) bool { return answered() })
		if len(waiting) == before {
			<-time.After(100 * time.Microsecond)
		}
	}
}

// texts gives a sender of texts, each by another of many people.
func (s *site) texts(text func(i int) string) func(i int) func() bool {
	const people = 5000
	return func(i int) func() bool {
		who := int64(firstOfCrowd + i%people)
		before := s.telegram.SentTo(who)
		s.say(who, text(i))
		return func() bool { return s.telegram.SentTo(who) > before }
	}
}

// presses gives a sender of taps on a button below an answer that the person has.
func (s *site) presses(data string) func(i int) func() bool {
	const people = 5000
	return func(i int) func() bool {
		who := int64(firstOfCrowd + i%people)
		tap, err := s.telegram.Press(who, who, 1, data)
		if err != nil {
			s.Fatal(err)
		}
		return func() bool {
			select {
			case <-tap.Done():
				return true
			default:
				return false
			}
		}
	}
}

// unseen are questions that differ from each other and from all the bot knows: those of the development set, each with
// another number behind it.
func unseen(b *testing.B) func(i int) string {
	b.Helper()
	var questions []string
	files, err := filepath.Glob("../internal/answers/testdata/dev/*.yaml")
	if err != nil || len(files) == 0 {
		b.Fatal("no questions", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		var byIntent map[string][]string
		if err := yaml.Unmarshal(text, &byIntent); err != nil {
			b.Fatal(err)
		}
		for _, list := range byIntent {
			questions = append(questions, list...)
		}
	}
	slices.Sort(questions)
	const stride = 7919 // a prime: neighbours are of different topics and languages
	return func(i int) string { return questions[i*stride%len(questions)] + " " + strconv.Itoa(i) }
}

// processorTime is what the process has used so far.
func processorTime(t testing.TB, process *exec.Cmd) time.Duration {
	t.Helper()
	const tick = 10 * time.Millisecond // of the clock in which Linux counts it
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(process.Process.Pid) + "/stat")
	if err != nil {
		t.Fatal(err)
	}
	_, fields, _ := strings.Cut(string(stat), ") ") // the name may hold anything
	var ticks int
	for _, field := range strings.Fields(fields)[11:13] { // utime, stime: proc(5)
		n, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * tick
}

// status is what Linux says of a process.
func (s *site) status(process *exec.Cmd) []byte {
	s.Helper()
	status, err := os.ReadFile("/proc/" + strconv.Itoa(process.Process.Pid) + "/status")
	if err != nil {
		s.Fatal(err)
	}
	return status
}

// fast is a Telegram that spends nothing on keeping and showing what was said.
func fast() tgfake.Options {
	return tgfake.Options{OpenWorld: true, Discard: true, CallLimit: -1}
}
