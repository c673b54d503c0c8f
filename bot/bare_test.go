package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"
	"golang.org/x/sync/errgroup"
)

// bareEnv makes the program of the tests a bare bot for the API at this URL.
const bareEnv = "KIEZBOT_BARE_API"

// bareBot is the least that a bot can be: it polls with net/http, for every update reads and writes one key, and answers
// with a message of the usual length. It understands nothing and loses what is in flight: the limit to compare with.
type bareBot struct {
	http  *http.Client
	api   string
	store *redis.Client
}

// bare runs a bare bot, with the URLs of Telegram and of the store, until ctx ends.
func bare(ctx context.Context, api, store string) error {
	options, err := redis.ParseURL(store)
	if err != nil {
		return fmt.Errorf("bare bot: %w", err)
	}
	b := &bareBot{
		http: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2 * inFlight}}, api: api,
		store: redis.NewClient(options),
	}
	var work errgroup.Group
	work.SetLimit(inFlight)
	for offset := int64(0); ctx.Err() == nil; {
		var got struct {
			Result []struct {
				ID      int64 `json:"update_id"`
				Message struct {
					Text string `json:"text"`
					Chat struct {
						ID int64 `json:"id"`
					} `json:"chat"`
				} `json:"message"`
			} `json:"result"`
		}
		if err := b.call(ctx, "getUpdates", map[string]any{"offset": offset, "timeout": 30}, &got); err != nil {
			return err
		}
		for _, u := range got.Result {
			offset = u.ID + 1
			work.Go(func() error { return b.answer(ctx, u.Message.Chat.ID) })
		}
	}
	return work.Wait()
}

func (b *bareBot) answer(ctx context.Context, chat int64) error {
	key := fmt.Sprint("bare:", chat)
	if err := b.store.HGetAll(ctx, key).Err(); err != nil {
		return fmt.Errorf("bare bot: %w", err)
	}
	if err := b.store.HSet(ctx, key, "seen", "1").Err(); err != nil {
		return fmt.Errorf("bare bot: %w", err)
	}
	var sent struct {
		OK bool `json:"ok"`
	}
	return b.call(ctx, "sendMessage", map[string]any{
		"chat_id": chat, "text": strings.Repeat("Hallo Kiez! ", 33), "reply_markup": bareButtons,
	}, &sent)
}

var bareButtons = json.RawMessage(`{"inline_keyboard":[[{"text":"Ja","callback_data":"yes:1"},{"text":"Nein","callback_data":"no:1"}],` +
	`[{"text":"Menü","callback_data":"menu:"},{"text":"Ans Büro","callback_data":"human:"}]]}`)

func (b *bareBot) call(ctx context.Context, method string, params map[string]any, answer any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, b.api+"/bot"+fakeToken+"/"+method, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := b.http.Do(request)
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(answer); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	_, err = io.Copy(io.Discard, response.Body)
	return err
}

// startBare runs a bare bot as a process of its own.
func (s *site) startBare() *exec.Cmd {
	s.Helper()
	process := exec.CommandContext(context.Background(), os.Args[0])
	process.Env = append(slices.Clone(s.environ), bareEnv+"=1")
	process.Stderr = os.Stderr
	if err := process.Start(); err != nil {
		s.Fatal(err)
	}
	s.running = append(s.running, process)
	return process
}

// bareInstead runs a bare bot in place of the tests where the environment says so.
func bareInstead(m *testing.M) (status int) {
	if os.Getenv(bareEnv) == "" {
		return m.Run()
	}
	if err := bare(context.Background(), os.Getenv("TELEGRAM_API_URL"), os.Getenv("REDIS_URL")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}
