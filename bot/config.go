package main

import (
	"fmt"
	"reflect"
	"strings"
	"time"
	_ "time/tzdata"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"

	// TIMEZONE must also work where the system has no time zones.

	"github.com/caarlos0/env/v11"
)

// Config is everything an operator can set, read once by Load. A field without a default is empty until it is set. What
// each variable means stands in the README; a test compares its table and .env.example with these tags.
type Config struct {
	Token       Secret `env:"TELEGRAM_BOT_TOKEN" example:"123456789:AbC-dEf_GhI"`
	TelegramURL string `env:"TELEGRAM_API_URL" envDefault:"https://api.telegram.org" example:"https://api.telegram.org"`
	RedisURL    Secret `env:"REDIS_URL" example:"redis://127.0.0.1:6379/0"`
	RedisPrefix string `env:"REDIS_PREFIX" envDefault:"kiez" example:"kiez"`

	Staff Staff `env:"STAFF" example:"1001:admin,1002:releaser,1003:writer"`
	// StaffChat is the staff's group; 0: the inbox goes to the staff's private chats.
	StaffChat    kiez.ChatID   `env:"STAFF_CHAT_ID" example:"-1001234567890"`
	ReleaseByTwo bool          `env:"RELEASE_BY_TWO" envDefault:"true" example:"true"`
	UndoWindow   time.Duration `env:"UNDO_WINDOW" envDefault:"60s" example:"60s"`

	Timezone      *time.Location      `env:"TIMEZONE" envDefault:"Europe/Berlin" example:"Europe/Berlin"`
	Language      kiez.Lang           `env:"DEFAULT_LANGUAGE" envDefault:"de" example:"de"`
	ReminderLeads []time.Duration     `env:"REMINDER_LEADS" envDefault:"24h,1h" example:"24h,1h"`
	QuietHours    calendar.QuietHours `env:"QUIET_HOURS" envDefault:"21:00-08:00" example:"21:00-08:00"`
	// SendRate is in messages per second over all replicas; 0: no limit.
	SendRate int `env:"SEND_RATE" envDefault:"25" example:"25"`

	ListenAddr    string `env:"LISTEN_ADDR" example:"127.0.0.1:8080"`
	PublicURL     string `env:"PUBLIC_URL" example:"https://bot.example.org"`
	WebhookSecret Secret `env:"WEBHOOK_SECRET" example:"a-long-random-word"`

	// TranslateURL is where a LibreTranslate answers that translates for the office; empty: nobody does.
	TranslateURL string `env:"TRANSLATE_URL" example:"http://127.0.0.1:5000"`
	TranslateKey Secret `env:"TRANSLATE_KEY" example:"the-key-it-asks-for"`

	ContentDir string        `env:"CONTENT_DIR" example:"./content"`
	Retention  time.Duration `env:"RETENTION" envDefault:"30d" example:"30d"`
	Rehearsal  Rehearsal     `env:"REHEARSAL_CLOCK" example:"2027-03-28T01:55:00+01:00@60"`
	LogLevel   Level         `env:"LOG_LEVEL" envDefault:"info" example:"debug"`
	LogFormat  string        `env:"LOG_FORMAT" envDefault:"text" example:"json"`
}

// Need says which variables the sub-command cannot do without. The zero Need suits play, ask, check and version.
type Need struct {
	Token, Redis bool
}

// Load reads the configuration from environ ("NAME=value" as of os.Environ; of two values the last one counts) and from
// the file dotenv, which need not exist; environ wins. A set but empty variable has its default. What is wrong comes
// back as one *ConfigError that lists every mistake and quotes no value: any of them may be a misplaced secret.
func Load(environ []string, dotenv string, need Need) (Config, error) {
	vars, err := variables(environ, dotenv)
	if err != nil {
		return Config{}, err
	}
	if v, set := vars["QUIET_HOURS"]; set && v == "" {
		vars["QUIET_HOURS"] = quietOff // the one variable whose empty value means something
	}
	var cfg Config
	found := mistakes{}
	err = env.ParseWithOptions(&cfg, env.Options{Environment: vars, FuncMap: parsers()})
	if err := found.addParsing(err); err != nil {
		return cfg, fmt.Errorf("configuration: %w", err)
	}
	cfg.TelegramURL = strings.TrimRight(cfg.TelegramURL, "/")
	cfg.PublicURL = strings.TrimRight(cfg.PublicURL, "/")
	cfg.TranslateURL = strings.TrimRight(cfg.TranslateURL, "/")
	cfg.validate(need, found)
	return cfg, found.err()
}

// setting is one variable of Config as its tags declare it.
type setting struct {
	Field, Name, Default, Example string
}

// settings lists the variables in the order of Config.
func settings() []setting {
	var all []setting
	for f := range reflect.TypeFor[Config]().Fields() {
		all = append(all, setting{
			Field:   f.Name,
			Name:    f.Tag.Get("env"),
			Default: f.Tag.Get("envDefault"),
			Example: f.Tag.Get("example"),
		})
	}
	return all
}
