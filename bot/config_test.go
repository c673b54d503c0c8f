package main

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
)

const (
	loopback = "TELEGRAM_API_URL=http://127.0.0.1:8081"
	noDotenv = "testdata/no-such-file"
)

func TestLoadDefaults(t *testing.T) {
	cfg, err := Load(nil, noDotenv, Need{})
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Timezone.String() != "Europe/Berlin" {
		t.Errorf("time zone %s", cfg.Timezone)
	}
	cfg.Timezone = nil
	want := Config{
		TelegramURL:   "https://api.telegram.org",
		RedisPrefix:   "kiez",
		ReleaseByTwo:  true,
		UndoWindow:    time.Minute,
		Language:      kiez.German,
		ReminderLeads: []time.Duration{24 * time.Hour, time.Hour},
		QuietHours:    calendar.QuietHours{From: 21 * time.Hour, To: 8 * time.Hour},
		SendRate:      25,
		Retention:     30 * 24 * time.Hour,
		LogLevel:      Level(slog.LevelInfo),
		LogFormat:     "text",
	}
	if !reflect.DeepEqual(cfg, want) {
		t.Errorf("got  %+v\nwant %+v", cfg, want)
	}
}

func TestLoadEverythingSet(t *testing.T) {
	dir := t.TempDir()
	cfg, err := Load([]string{
		"TELEGRAM_BOT_TOKEN=42:a_B-c", "TELEGRAM_API_URL=http://localhost:8081/", "REDIS_URL=redis://:pw@127.0.0.1:6379/1",
		"REDIS_PREFIX=kiez:test", "STAFF=1001:admin, 1002:releaser,1003:writer", "STAFF_CHAT_ID=-1001234567890",
		"RELEASE_BY_TWO=false", "UNDO_WINDOW=0s", "TIMEZONE=Europe/Vienna", "DEFAULT_LANGUAGE=de-simple",
		"REMINDER_LEADS=3d, 90m", "QUIET_HOURS=22:30-07:15", "SEND_RATE=5000", "LISTEN_ADDR=:8080",
		"PUBLIC_URL=http://127.0.0.1:8080/", "WEBHOOK_SECRET=s-e_c", "CONTENT_DIR=" + dir, "RETENTION=6d12h",
		"TRANSLATE_URL=http://127.0.0.1:5000/", "TRANSLATE_KEY=k-e.y",
		"REHEARSAL_CLOCK=2027-03-28T01:55:00+01:00@60", "LOG_LEVEL=debug", "LOG_FORMAT=json",
	}, noDotenv, Need{Token: true, Redis: true})
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Timezone.String() != "Europe/Vienna" {
		t.Errorf("time zone %s", cfg.Timezone)
	}
	if start := time.Date(2027, 3, 28, 0, 55, 0, 0, time.UTC); !cfg.Rehearsal.Start.Equal(start) {
		t.Errorf("rehearsal starts at %s", cfg.Rehearsal.Start)
	}
	cfg.Timezone, cfg.Rehearsal.Start = nil, time.Time{}
	want := Config{
		Token:         NewSecret("42:a_B-c"),
		TelegramURL:   "http://localhost:8081",
		RedisURL:      NewSecret("redis://:pw@127.0.0.1:6379/1"),
		RedisPrefix:   "kiez:test",
		Staff:         Staff{1001: kiez.Admin, 1002: kiez.Releaser, 1003: kiez.Writer},
		StaffChat:     -1001234567890,
		Language:      kiez.PlainGerman,
		ReminderLeads: []time.Duration{72 * time.Hour, 90 * time.Minute},
		QuietHours:    calendar.QuietHours{From: 22*time.Hour + 30*time.Minute, To: 7*time.Hour + 15*time.Minute},
		SendRate:      5000,
		ListenAddr:    ":8080",
		PublicURL:     "http://127.0.0.1:8080",
		WebhookSecret: NewSecret("s-e_c"),
		TranslateURL:  "http://127.0.0.1:5000",
		TranslateKey:  NewSecret("k-e.y"),
		ContentDir:    dir,
		Retention:     156 * time.Hour,
		Rehearsal:     Rehearsal{Speed: 60},
		LogLevel:      Level(slog.LevelDebug),
		LogFormat:     "json",
	}
	if !reflect.DeepEqual(cfg, want) {
		t.Errorf("got  %+v\nwant %+v", cfg, want)
	}
}

func TestLoadAccepts(t *testing.T) {
	for _, tt := range []struct {
		name    string
		environ []string
		check   func(Config) bool
	}{
		{"empty quiet hours turn them off", []string{"QUIET_HOURS="}, func(c Config) bool { return c.QuietHours == calendar.QuietHours{} }},
		{"another empty variable has its default", []string{"SEND_RATE="}, func(c Config) bool { return c.SendRate == 25 }},
		{"spaces around a value", []string{"SEND_RATE= 30 "}, func(c Config) bool { return c.SendRate == 30 }},
		{"the last of two values", []string{"SEND_RATE=1", "SEND_RATE=2"}, func(c Config) bool { return c.SendRate == 2 }},
		{"no limit on loopback", []string{loopback, "SEND_RATE=0"}, func(c Config) bool { return c.SendRate == 0 }},
		{
			"IPv6 is loopback too",
			[]string{"TELEGRAM_API_URL=http://[::1]:8081", "SEND_RATE=1001"},
			func(c Config) bool { return c.SendRate == 1001 },
		},
		{
			"rehearsal without a speed",
			[]string{loopback, "REHEARSAL_CLOCK=2027-03-28T01:55:00+01:00"},
			func(c Config) bool { return c.Rehearsal.Set() && c.Rehearsal.Speed == 1 },
		},
		{
			"Sentinel",
			[]string{"REDIS_URL=redis+sentinel://h1:26379,h2:26379/0?master=kiez"},
			func(c Config) bool { return c.RedisURL.Set() },
		},
		{"Cluster", []string{"REDIS_URL=redis+cluster://h1:7000,h2:7000"}, func(c Config) bool { return c.RedisURL.Set() }},
		{"a socket", []string{"REDIS_URL=unix:///run/redis.sock"}, func(c Config) bool { return c.RedisURL.Set() }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cfg, err := Load(tt.environ, noDotenv, Need{})
			if err != nil {
				t.Fatal(err)
			}
			if !tt.check(cfg) {
				t.Errorf("got %+v", cfg)
			}
		})
	}
}

func TestLoadDotenv(t *testing.T) {
	file := filepath.Join(t.TempDir(), ".env")
	text := "\uFEFF# comment\r\nexport SEND_RATE=7\r\nREDIS_PREFIX=from_file\r\nREDIS_URL='redis://:pa$$word@h/0'\r\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg, err := Load([]string{"REDIS_PREFIX=from_environment"}, file, Need{})
	if err != nil {
		t.Fatal(err)
	}
	if cfg.SendRate != 7 || cfg.RedisPrefix != "from_environment" || cfg.RedisURL.Reveal() != "redis://:pa$$word@h/0" {
		t.Errorf("got rate %d, prefix %s, Redis %q", cfg.SendRate, cfg.RedisPrefix, cfg.RedisURL.Reveal())
	}
}

func TestLoadBadDotenv(t *testing.T) {
	const secret = "12345:do-not-show"
	file := filepath.Join(t.TempDir(), ".env")
	if err := os.WriteFile(file, []byte("BAD KEY@=x\nTELEGRAM_BOT_TOKEN="+secret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Load(nil, file, Need{})
	if err == nil || !strings.Contains(err.Error(), "bad "+file) {
		t.Fatalf("got error %v", err)
	}
	if strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), "KEY@") {
		t.Errorf("the error quotes the file: %v", err)
	}
	if _, err := Load(nil, t.TempDir(), Need{}); err == nil {
		t.Error("a folder was read as a file")
	}
}

func TestLoadReportsEveryMistakeAtOnce(t *testing.T) {
	_, err := Load([]string{
		"TELEGRAM_BOT_TOKEN=no-colon", "TELEGRAM_API_URL=ftp://x", "REDIS_URL=mysql://x", "REDIS_PREFIX={kiez}",
		"STAFF=anna:admin", "RELEASE_BY_TWO=maybe", "STAFF_CHAT_ID=@group", "UNDO_WINDOW=60", "TIMEZONE=Berlin",
		"DEFAULT_LANGUAGE=fr", "REMINDER_LEADS=24h,", "QUIET_HOURS=21-8", "SEND_RATE=fast", "LISTEN_ADDR=8080",
		"PUBLIC_URL=bot.example.org", "WEBHOOK_SECRET=with space", "CONTENT_DIR=testdata/none", "RETENTION=month",
		"TRANSLATE_URL=libre", "TRANSLATE_KEY=with space",
		"REHEARSAL_CLOCK=now@60", "LOG_LEVEL=loud", "LOG_FORMAT=xml",
	}, noDotenv, Need{Token: true, Redis: true})
	all, ok := errors.AsType[*ConfigError](err)
	if !ok {
		t.Fatalf("got error %v", err)
	}
	if len(all.Lines) != len(settings()) {
		t.Fatalf("got %d mistakes, want %d:\n%v", len(all.Lines), len(settings()), err)
	}
	for i, s := range settings() {
		if !strings.HasPrefix(all.Lines[i], s.Name+" ") || !strings.HasSuffix(all.Lines[i], "; for example "+s.Name+"="+s.Example) {
			t.Errorf("line %d is not about %s with an example: %s", i, s.Name, all.Lines[i])
		}
	}
}

// Every single mistake, and that nothing else is reported beside it.
func TestLoadRefuses(t *testing.T) {
	for _, tt := range []struct {
		want    string
		need    Need
		environ []string
	}{
		{"TELEGRAM_BOT_TOKEN is missing", Need{Token: true}, nil},
		{"REDIS_URL is missing", Need{Redis: true}, nil},
		{"TELEGRAM_BOT_TOKEN is not a number", Need{}, []string{"TELEGRAM_BOT_TOKEN=bot42:abc"}},
		{"TELEGRAM_API_URL is not", Need{}, []string{"TELEGRAM_API_URL=https://user:pw@example.org"}},
		{"TELEGRAM_API_URL is not", Need{}, []string{"TELEGRAM_API_URL=https://example.org/?x=1"}},
		{"REDIS_URL cannot be used", Need{}, []string{"REDIS_URL=localhost:6379"}},
		{"REDIS_URL cannot be used", Need{}, []string{"REDIS_URL=redis://:p@ss:word@h:x/0"}},
		{"REDIS_URL cannot be used", Need{}, []string{"REDIS_URL=redis+sentinel://h1,h2/0"}},
		{"STAFF must list", Need{}, []string{"STAFF=-5:admin"}},
		{"STAFF has a role", Need{}, []string{"STAFF=1001:boss"}},
		{"STAFF has a role", Need{}, []string{"STAFF=1001"}},
		{"STAFF names a person twice", Need{}, []string{"STAFF=1001:admin,1001:writer"}},
		{"STAFF_CHAT_ID is not", Need{}, []string{"STAFF_CHAT_ID=0"}},
		{"UNDO_WINDOW is not a duration", Need{}, []string{"UNDO_WINDOW=-5s"}},
		{"TIMEZONE is not", Need{}, []string{"TIMEZONE=Local"}},
		{"DEFAULT_LANGUAGE is not", Need{}, []string{"DEFAULT_LANGUAGE=de-AT"}},
		{"REMINDER_LEADS must be different", Need{}, []string{"REMINDER_LEADS=24h,1d"}},
		{"REMINDER_LEADS must be different", Need{}, []string{"REMINDER_LEADS=0h"}},
		{"QUIET_HOURS is not", Need{}, []string{"QUIET_HOURS=08:00-08:00"}},
		{"QUIET_HOURS is not", Need{}, []string{"QUIET_HOURS=25:00-08:00"}},
		{"SEND_RATE must be 1 to 1000", Need{}, []string{"SEND_RATE=0"}},
		{"SEND_RATE must be 1 to 1000", Need{}, []string{"SEND_RATE=1001"}},
		{"SEND_RATE must be 0", Need{}, []string{loopback, "SEND_RATE=-1"}},
		{"LISTEN_ADDR is not", Need{}, []string{"LISTEN_ADDR=127.0.0.1:70000"}},
		{"PUBLIC_URL needs LISTEN_ADDR", Need{}, []string{"PUBLIC_URL=https://example.org"}},
		{"PUBLIC_URL must begin with https", Need{}, []string{"LISTEN_ADDR=:1", "PUBLIC_URL=http://x.org", "WEBHOOK_SECRET=s"}},
		{"TRANSLATE_KEY needs TRANSLATE_URL", Need{}, []string{"TRANSLATE_KEY=k"}},
		{"WEBHOOK_SECRET needs PUBLIC_URL", Need{}, []string{"WEBHOOK_SECRET=s"}},
		{"CONTENT_DIR is not a folder", Need{}, []string{"CONTENT_DIR=config.go"}},
		{"RETENTION must be above 0", Need{}, []string{"RETENTION=0d"}},
		{"RETENTION must be at least two days longer", Need{}, []string{"RETENTION=8d", "REMINDER_LEADS=7d"}},
		{"RETENTION is not a duration", Need{}, []string{"RETENTION=1d-2h"}},
		{"RETENTION is not a duration", Need{}, []string{"RETENTION=1.5d"}},
		{"RETENTION is not a duration", Need{}, []string{"RETENTION=65535d2000000h"}},
		{"REHEARSAL_CLOCK is only for", Need{}, []string{"REHEARSAL_CLOCK=2027-03-28T01:55:00+01:00@60"}},
		{
			"REHEARSAL_CLOCK is only for",
			Need{},
			[]string{"TELEGRAM_API_URL=http://127.0.0.1.example.org", "REHEARSAL_CLOCK=2027-03-28T01:55:00+01:00@60"},
		},
		{"REHEARSAL_CLOCK does not begin", Need{}, []string{loopback, "REHEARSAL_CLOCK=2027-03-28T01:55:00@60"}},
		{"REHEARSAL_CLOCK must have a speed", Need{}, []string{loopback, "REHEARSAL_CLOCK=2027-03-28T01:55:00Z@0"}},
		{"REHEARSAL_CLOCK must have a speed", Need{}, []string{loopback, "REHEARSAL_CLOCK=2027-03-28T01:55:00Z@NaN"}},
		{"REHEARSAL_CLOCK must have a speed", Need{}, []string{loopback, "REHEARSAL_CLOCK=2027-03-28T01:55:00Z@"}},
	} {
		t.Run(tt.want+" "+strings.Join(tt.environ, " "), func(t *testing.T) {
			_, err := Load(tt.environ, noDotenv, tt.need)
			all, ok := errors.AsType[*ConfigError](err)
			if !ok || len(all.Lines) != 1 || !strings.HasPrefix(all.Lines[0], tt.want) {
				t.Errorf("got %v, want one line beginning with %q", err, tt.want)
			}
		})
	}
}

func TestExamplesAreRight(t *testing.T) {
	environ := []string{
		loopback, "LISTEN_ADDR=127.0.0.1:8080", "PUBLIC_URL=https://bot.example.org", "TRANSLATE_URL=http://127.0.0.1:5000",
	}
	for _, s := range settings() {
		if s.Name == "CONTENT_DIR" || s.Name == "TELEGRAM_API_URL" { // needs a folder; must stay loopback
			continue
		}
		if _, err := Load(append(environ, s.Name+"="+s.Example), noDotenv, Need{}); err != nil {
			t.Errorf("the example of %s is refused: %v", s.Name, err)
		}
	}
}
