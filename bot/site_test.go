package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
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
	testing.TB
	telegram *tgfake.Server
	environ  []string
	redis    string
	process  *exec.Cmd   // the one that was started last
	running  []*exec.Cmd // all that were not ended
	output   []*lines    // of all processes so far
}

// installation says in what a site differs from the usual.
type installation struct {
	telegram tgfake.Options
	redis    string   // URL; empty: a server of its own
	environ  []string // settings beside the usual ones, or instead of them
}

const (
	chief        = 1001
	asker        = 2001
	firstOfCrowd = 30001
)

func newSite(t testing.TB) *site {
	t.Helper()
	return newSiteWith(t, installation{telegram: tgfake.Options{CallLimit: 2000}})
}

func newSiteWith(t testing.TB, with installation) *site {
	t.Helper()
	with.telegram.Token = fakeToken
	s := &site{TB: t, telegram: tgfake.New(with.telegram), redis: with.redis}
	if s.redis == "" {
		s.redis = redistest.Real(t)
	}
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
	s.environ = append(s.environ, with.environ...)
	for id := range int64(10) {
		s.telegram.AddUser(tgfake.User{ID: asker + id, FirstName: "Person", LanguageCode: "de"})
	}
	s.telegram.AddUser(tgfake.User{ID: chief, FirstName: "Person", LanguageCode: "de"})
	t.Cleanup(func() {
		for _, process := range s.running {
			_ = process.Process.Kill()
			_ = process.Wait()
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

// start runs the program, beside those that run already; it has started when it answers.
func (s *site) start() *exec.Cmd {
	s.Helper()
	out := new(lines)
	process := exec.CommandContext(context.Background(), executable(s))
	process.Dir, process.Env, process.Stdout, process.Stderr = s.TempDir(), s.environ, out, out
	if err := process.Start(); err != nil {
		s.Fatal(err)
	}
	s.process, s.running, s.output = process, append(s.running, process), append(s.output, out)
	return process
}

// end sends a signal to the process that was started last and gives its exit status, -1 if it was killed.
func (s *site) end(signal syscall.Signal, within time.Duration) (status int) {
	s.Helper()
	return s.endOf(s.process, signal, within)
}

func (s *site) endOf(process *exec.Cmd, signal syscall.Signal, within time.Duration) (status int) {
	s.Helper()
	if err := process.Process.Signal(signal); err != nil {
		s.Fatal(err)
	}
	late := time.AfterFunc(within, func() { _ = process.Process.Kill() })
	status = s.wait(process)
	if !late.Stop() {
		s.Errorf("%s did not end the program within %s", signal, within)
	}
	return status
}

// wait waits for the end of a process and gives its exit status.
func (s *site) wait(process *exec.Cmd) (status int) {
	s.Helper()
	err := process.Wait()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		s.Fatal(err)
	}
	s.running = slices.DeleteFunc(s.running, func(c *exec.Cmd) bool { return c == process })
	return process.ProcessState.ExitCode()
}

// said counts how often the processes have logged a text so far.
func (s *site) said(text string) (n int) {
	for _, out := range s.output {
		n += strings.Count(out.String(), text)
	}
	return n
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
	for id := int64(firstOfCrowd); id < firstOfCrowd+n; id++ {
		s.telegram.Unblock(id) // opens the chat
		_, err := people.Subscribe(s.Context(), kiez.ChatID(id), kiez.Events, nil, kiez.Consent{At: time.Now(), Version: "test"})
		if err != nil {
			s.Fatal(err)
		}
		crowd = append(crowd, id)
	}
	return crowd
}

// release has the chief send a text to everybody who subscribed to events, and gives the revision before it.
func (s *site) release(text string) (rev int64) {
	s.Helper()
	s.say(chief, "/broadcast\ntopics: events\nwhen: now\nde: "+text)
	card := s.next(chief, 0, text)
	release, ok := card.Button("Freigeben")
	if !ok {
		s.Fatal("no button to release")
	}
	rev = s.telegram.Rev()
	if _, err := s.telegram.Press(chief, chief, card.MessageID, release.CallbackData); err != nil {
		s.Fatal(err)
	}
	return rev
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
