package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

const (
	hookWord  = "do-not-show_hook"
	redisWord = "do-not-show_redis"
)

// guarded is a Redis that wants a password, and the options with which it is asked.
func guarded(t *testing.T) (url string, beside *redis.Client) {
	t.Helper()
	address := strings.TrimPrefix(redistest.NewServer(t).URL(), "redis://")
	rdb := redis.NewClient(&redis.Options{Addr: address})
	if err := rdb.ConfigSet(t.Context(), "requirepass", redisWord).Err(); err != nil {
		t.Fatal(err)
	}
	_ = rdb.Close()
	rdb = redis.NewClient(&redis.Options{Addr: address, Password: redisWord})
	t.Cleanup(func() { _ = rdb.Close() })
	return "redis://:" + redisWord + "@" + address, rdb
}

// dump is everything that a Redis holds.
func dump(t *testing.T, rdb *redis.Client) string {
	t.Helper()
	var all strings.Builder
	ctx := t.Context()
	keys := rdb.Scan(ctx, 0, "*", 1000).Iterator()
	for keys.Next(ctx) {
		key := keys.Val()
		fmt.Fprintln(&all, key, rdb.Get(ctx, key).Val(), rdb.HGetAll(ctx, key).Val(), rdb.LRange(ctx, key, 0, -1).Val(),
			rdb.SMembers(ctx, key).Val(), rdb.ZRange(ctx, key, 0, -1).Val(), rdb.XRange(ctx, key, "-", "+").Val())
	}
	if err := keys.Err(); err != nil || all.Len() == 0 {
		t.Fatalf("the store is empty, or %v", err)
	}
	return all.String()
}

// freePort is an address nobody listens at.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// page is what a path of the bot's HTTP server shows.
func page(t *testing.T, method, url, secret, body string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Telegram-Bot-Api-Secret-Token", secret)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(res.Status, res.Header, string(text))
}

// All that the program writes in its life, wherever it writes it, is free of its secrets: what it logs at debug level
// while everything fails, what it says in chats, tables, pages, files and Redis, and what it says when it does not start.
func TestNoSecretIsEverWritten(t *testing.T) {
	url, beside := guarded(t)
	listen := freePort(t)
	s := newSiteWith(t, installation{redis: url, telegram: tgfake.Options{CallLimit: 5000}, environ: []string{
		"LISTEN_ADDR=" + listen, "PUBLIC_URL=http://" + listen, "WEBHOOK_SECRET=" + hookWord, "LOG_FORMAT=json",
	}})
	s.start()
	s.ask(asker, "/hilfe", "Das kann ich")
	var seen bytes.Buffer
	for _, f := range []tgfake.Fault{
		{Kind: tgfake.FaultError, Status: 401, Description: "Unauthorized: /bot" + fakeToken + "/sendMessage"},
		{Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: no such path /bot" + fakeToken + "/sendMessage"},
		{Kind: tgfake.FaultRaw, Status: 502, Body: "<html>GET /bot" + fakeToken + "/sendMessage</html>"},
		{Kind: tgfake.FaultRaw, Body: `{"ok":true,"result":{"message_id":"` + fakeToken + `"}}`},
		{Kind: tgfake.FaultResetBefore},
		{Kind: tgfake.FaultCutBody},
		{Kind: tgfake.FaultWrongType},
	} {
		f.Method, f.Chat = "sendMessage", asker
		s.telegram.AddFault(f)
		s.ask(asker, "/hilfe", "")
	}
	s.ask(chief, "/event\ntitle: Fest\nstart: 1.2.2025 18:00\nend: 20:00\nplace: Hof, Weg 1\narea: friedrichsfelde-nord\ntopic: events", "Fest")
	s.press(chief, "Speichern", "Gespeichert")
	s.ask(chief, "/audit", "Fest")
	s.press(chief, "Als Tabelle (CSV)", "als Tabelle")
	s.ask(asker, "/meinedaten", "")
	for _, path := range []string{"/", "/healthz", "/readyz", "/metrics", "/calendar.ics", "/telegram", "/nothing"} {
		seen.WriteString(page(t, http.MethodGet, "http://"+listen+path, "", ""))
	}
	for _, secret := range []string{"", "wrong", hookWord} {
		seen.WriteString(page(t, http.MethodPost, "http://"+listen+"/telegram", secret, "{"))
	}
	if status := s.end(syscall.SIGQUIT, 10*time.Second); status == exitFine {
		t.Error("SIGQUIT is to print all stacks")
	}
	s.start()
	s.ask(asker, "/zeiten", "nach Vereinbarung")
	if status := s.end(syscall.SIGTERM, 10*time.Second); status != exitFine {
		t.Errorf("status %d", status)
	}

	export := filepath.Join(t.TempDir(), "state")
	s.types("export", export)
	file, err := os.ReadFile(export)
	if err != nil {
		t.Fatal(err)
	}
	seen.Write(file)
	seen.WriteString(dump(t, beside))
	seen.WriteString(s.refusals(url))
	for _, c := range s.telegram.Calls() {
		if c.Method != "setWebhook" { // that is who it is for
			fmt.Fprintln(&seen, c.Method, c.Params)
		}
	}
	for _, chat := range []int64{asker, chief} {
		for _, m := range s.telegram.Chat(chat) {
			text, err := json.Marshal(m)
			if err != nil {
				t.Fatal(err)
			}
			seen.Write(text)
			for _, id := range m.FileIDs {
				if sent, ok := s.telegram.File(id); ok {
					seen.Write(sent.Data)
				}
			}
		}
	}
	for _, out := range s.output {
		seen.WriteString(out.String())
	}
	for _, expected := range []string{"kiezbot-export", "Das kann ich", "SIGQUIT", "{inbox}", `"level":"ERROR"`, "Fest"} {
		if !strings.Contains(seen.String(), expected) {
			t.Errorf("nothing of %q: the test looks in the wrong place", expected)
		}
	}
	leaks(t, seen.String())
}

// refusals is what the program says where it cannot start or go on.
func (s *site) refusals(url string) string {
	s.Helper()
	broken := []string{
		"REDIS_URL=" + strings.Replace(url, redisWord, redisWord+"x", 1), "REDIS_URL=redis://:" + redisWord + "@127.0.0.1:1/0",
		"REDIS_URL=rediss://:" + redisWord + "@127.0.0.1:1/x", "TELEGRAM_API_URL=http://127.0.0.1:1/" + fakeToken,
		"TELEGRAM_BOT_TOKEN=" + fakeToken + "x", "TELEGRAM_BOT_TOKEN=" + fakeToken + " ", "WEBHOOK_SECRET=" + hookWord + " ü",
		"LISTEN_ADDR=" + fakeToken, "PUBLIC_URL=" + redisWord,
	}
	said := make([]string, 2*len(broken))
	var all sync.WaitGroup // most of them wait for an answer before they give up
	for i, setting := range broken {
		name, _, _ := strings.Cut(setting, "=")
		environ := append(slices.DeleteFunc(slices.Clone(s.environ), func(e string) bool {
			return strings.HasPrefix(e, name+"=")
		}), setting)
		for j, args := range [][]string{{"run"}, {"export", filepath.Join(s.TempDir(), "state")}} {
			all.Go(func() { said[2*i+j] = execute(s, environ, args...) })
		}
	}
	all.Wait()
	return strings.Join(said, "\n")
}

// leaks fails for every secret that stands somewhere, also written in hexadecimal or as part of an address.
func leaks(t *testing.T, text string) {
	t.Helper()
	for _, word := range []string{"do-not-show", fmt.Sprintf("%x", "do-not-show"), "do%2Dnot%2Dshow", "ZG8tbm90LXNob3"} {
		for line := range strings.Lines(text) {
			if at := strings.Index(line, word); at >= 0 {
				t.Errorf("a secret is shown: …%s…", line[max(0, at-100):min(len(line), at+60)])
			}
		}
	}
}

// execute runs the real program until it ends, or for ten seconds, and gives what it printed.
func execute(t testing.TB, environ []string, args ...string) string {
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	c := exec.CommandContext(ctx, executable(t), args...)
	c.Dir, c.Env = t.TempDir(), environ
	out, err := c.CombinedOutput()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		t.Error(err)
	}
	return string(out)
}
