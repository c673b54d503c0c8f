package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"kiezbot/internal/app/apptest"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// site is an installation: the real program, a real store, and a simulated Telegram.
type site struct {
	*testing.T
	telegram *tgfake.Server
	environ  []string
	redis    string
	process  *exec.Cmd
	output   []*bytes.Buffer // of all processes so far
}

const (
	chief = 1001
	asker = 2001
)

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{T: t, telegram: tgfake.New(tgfake.Options{Token: fakeToken, CallLimit: 2000}), redis: redistest.Real(t)}
	url, err := s.telegram.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.telegram.Close)
	s.environ = []string{
		"PATH=" + os.Getenv("PATH"), "TELEGRAM_BOT_TOKEN=" + fakeToken, "TELEGRAM_API_URL=" + url, "REDIS_URL=" + s.redis,
		"STAFF=1001:admin", "RELEASE_BY_TWO=false", "UNDO_WINDOW=0s", "LOG_LEVEL=debug",
		"REHEARSAL_CLOCK=2025-01-28T10:00:00+01:00@1",
	}
	for id := range int64(10) {
		s.telegram.AddUser(tgfake.User{ID: asker + id, FirstName: "Person", LanguageCode: "de"})
	}
	s.telegram.AddUser(tgfake.User{ID: chief, FirstName: "Person", LanguageCode: "de"})
	t.Cleanup(func() {
		if s.process != nil {
			_ = s.process.Process.Kill()
			_ = s.process.Wait()
		}
		for _, out := range s.output {
			hidesToken(t, out.String())
			if t.Failed() {
				t.Log(out.String())
			}
		}
	})
	return s
}

// start runs the program; it has started when it answers.
func (s *site) start() {
	s.Helper()
	out := new(bytes.Buffer)
	s.output = append(s.output, out)
	s.process = exec.CommandContext(context.Background(), executable(s.T))
	s.process.Dir, s.process.Env, s.process.Stdout, s.process.Stderr = s.TempDir(), s.environ, out, out
	if err := s.process.Start(); err != nil {
		s.Fatal(err)
	}
}

// end sends a signal and gives the exit status, -1 if the program was killed.
func (s *site) end(signal syscall.Signal, within time.Duration) (status int) {
	s.Helper()
	if err := s.process.Process.Signal(signal); err != nil {
		s.Fatal(err)
	}
	late := time.AfterFunc(within, func() { _ = s.process.Process.Kill() })
	err := s.process.Wait()
	if !late.Stop() {
		s.Errorf("%s did not end the program within %s", signal, within)
	}
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		s.Fatal(err)
	}
	status = s.process.ProcessState.ExitCode()
	s.process = nil
	return status
}

func (s *site) say(user int64, text string) {
	s.Helper()
	if _, err := s.telegram.Say(user, user, text); err != nil {
		s.Fatal(err)
	}
}

// next waits for a message of the bot in a chat that is new or edited since rev and contains part.
func (s *site) next(chat, rev int64, part string) tgfake.Message {
	s.Helper()
	return apptest.Next(s, s.telegram, chat, rev, part)
}

func (s *site) eventually(what string, ask func() bool) {
	s.Helper()
	apptest.Eventually(s, what, ask)
}

// store opens the store beside the program.
func (s *site) store() *redisstore.Store {
	s.Helper()
	store, err := redisstore.Open(s.Context(), redisstore.Options{URL: s.redis})
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { _ = store.Close() })
	return store
}

// crowd makes n people who have started the bot and subscribed to events.
func (s *site) crowd(n int64) (crowd []int64) {
	s.Helper()
	people := redisstore.NewPeople(s.store())
	for id := int64(30001); id < 30001+n; id++ {
		s.telegram.Unblock(id) // opens the chat
		_, err := people.Subscribe(s.Context(), kiez.ChatID(id), kiez.Events, nil, kiez.Consent{At: time.Now(), Version: "test"})
		if err != nil {
			s.Fatal(err)
		}
		crowd = append(crowd, id)
	}
	return crowd
}

// received counts the bot's messages that contain part over several chats.
func (s *site) received(part string, chats ...int64) (n int) {
	for _, chat := range chats {
		for _, m := range s.telegram.Chat(chat) {
			if m.FromBot && strings.Contains(m.Body(), part) {
				n++
			}
		}
	}
	return n
}

// handled waits until every update has been answered.
func (s *site) handled() {
	s.Helper()
	apptest.Handled(s, s.telegram, s.store())
}

// The life of an installation, with one start for each thing that may end it.
func TestProcessSurvivesWhatEndsIt(t *testing.T) {
	s := newSite(t)
	s.start()

	s.Run("it lives in rehearsed time", func(*testing.T) {
		s.say(asker, "/zeiten")
		s.next(asker, 0, "Dienstag, 28. Januar 2025, 11:00 Uhr")
	})
	s.Run("killed between storing and answering", func(t *testing.T) { killedBeforeTheAnswer(t, s) })
	s.Run("told to end with a poll, a broadcast and questions in hand", func(t *testing.T) { toldToEnd(t, s) })

	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}
}

// killedBeforeTheAnswer ends with a new process running.
func killedBeforeTheAnswer(t *testing.T, s *site) {
	const stored, arrived = asker + 1, asker + 2
	s.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultHang, Method: "sendMessage", Chat: stored})
	s.say(stored, "/hilfe")
	s.eventually("the question is acknowledged and its answer is on the way", func() bool {
		return s.telegram.FaultsLeft() == 0 && s.telegram.Stats().Pending == 0
	})
	if status := s.end(syscall.SIGKILL, time.Second); status != -1 {
		t.Fatalf("status %d: it was not killed", status)
	}
	s.say(arrived, "/hilfe") // while nobody listens
	if n := s.telegram.SentTo(stored); n != 0 {
		t.Fatalf("%d answers before the kill", n)
	}
	s.start()
	s.next(stored, 0, "Das kann ich")
	s.next(arrived, 0, "Das kann ich")
	s.handled()
	for _, user := range []int64{stored, arrived} {
		if n := s.telegram.SentTo(user); n != 1 {
			t.Errorf("%d answers to one question", n)
		}
	}
}

// toldToEnd ends with a new process running.
func toldToEnd(t *testing.T, s *site) {
	crowd := s.crowd(100)
	s.say(chief, "/broadcast\ntopics: events\nwhen: now\nde: Hallo zusammen!")
	card := s.next(chief, 0, "Hallo zusammen!")
	release, ok := card.Button("Freigeben")
	if !ok {
		t.Fatal("no button to release")
	}
	rev := s.telegram.Rev()
	if _, err := s.telegram.Press(chief, chief, card.MessageID, release.CallbackData); err != nil {
		t.Fatal(err)
	}
	s.eventually("the broadcast is on its way", func() bool { return s.received("Hallo", crowd...) >= 20 })
	askers := []int64{asker + 3, asker + 4, asker + 5, asker + 6}
	for _, user := range askers {
		s.say(user, "/hilfe")
	}
	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d after SIGTERM", status)
	}
	sent := s.received("Hallo", crowd...)
	if sent == len(crowd) {
		t.Fatal("the broadcast was over before the end: the test shows nothing")
	}
	s.say(asker, "/frist") // while nobody listens

	s.start()
	s.next(asker, rev, "Kiezfonds")
	for _, user := range askers {
		s.next(user, 0, "Das kann ich")
	}
	s.next(chief, rev, "Fertig")
	s.handled()
	for _, user := range append(crowd, askers...) {
		if n := s.telegram.SentTo(user); n != 1 {
			t.Errorf("%d got %d messages, want 1", user, n)
		}
	}
	if sheet := s.next(chief, rev, "Fertig").Body(); !strings.Contains(sheet, fmt.Sprintf("zugestellt: %d", len(crowd))) {
		t.Errorf("the sheet says:\n%s", sheet)
	}
}
