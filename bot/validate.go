package main

import (
	"net"
	"net/netip"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"kiezbot/internal/redisstore"
)

// validate finds what parsing a single value cannot find: what is missing, out of range, or does not go together.
func (c *Config) validate(need Need, found mistakes) {
	c.validateTelegram(need, found)
	c.validateRedis(need, found)
	c.validateHTTP(found)
	c.validateTimes(found)
	c.validateTranslation(found)
	if c.ContentDir != "" && !isFolder(c.ContentDir) {
		found.add("CONTENT_DIR", "is not a folder that can be read")
	}
	if !slices.Contains([]string{"text", "json"}, c.LogFormat) {
		found.add("LOG_FORMAT", "is neither text nor json")
	}
}

// Loopback reports whether Telegram is simulated on this machine. Only then may time be rehearsed and the pace be free.
func (c *Config) Loopback() bool {
	u, err := url.Parse(c.TelegramURL)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(u.Hostname())
	return u.Hostname() == "localhost" || err == nil && ip.IsLoopback()
}

func (c *Config) validateTelegram(need Need, found mistakes) {
	token := c.Token.Reveal()
	switch {
	case token == "" && need.Token:
		found.add("TELEGRAM_BOT_TOKEN", "is missing; @BotFather gives it")
	case token != "" && !regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]+$`).MatchString(token):
		found.add("TELEGRAM_BOT_TOKEN", "is not a number, a colon, and letters, digits, _ or -")
	}
	if !isBaseURL(c.TelegramURL) {
		found.add("TELEGRAM_API_URL", "is not an http or https address without user, query and fragment")
		return // what depends on it cannot be judged
	}
	if c.Loopback() {
		if c.SendRate < 0 {
			found.add("SEND_RATE", "must be 0 (no limit) or more")
		}
		return
	}
	if c.SendRate < 1 || c.SendRate > 1000 {
		found.add("SEND_RATE", "must be 1 to 1000 unless TELEGRAM_API_URL is a loopback address")
	}
	if c.Rehearsal.Set() {
		found.add("REHEARSAL_CLOCK", "is only for a TELEGRAM_API_URL that is a loopback address")
	}
}

func (c *Config) validateRedis(need Need, found mistakes) {
	if c.RedisURL.Set() {
		if err := redisstore.CheckURL(c.RedisURL.Reveal()); err != nil { // its errors repeat no part of the URL
			found.add("REDIS_URL", wrong("cannot be used: "+err.Error()))
		}
	} else if need.Redis {
		found.add("REDIS_URL", "is missing")
	}
	if !regexp.MustCompile(`^[A-Za-z0-9._:-]{1,64}$`).MatchString(c.RedisPrefix) { // braces would spoil the hash tags
		found.add("REDIS_PREFIX", "must be 1 to 64 letters, digits, . _ : or -")
	}
}

func (c *Config) validateTranslation(found mistakes) {
	if c.TranslateURL != "" && !isBaseURL(c.TranslateURL) {
		found.add("TRANSLATE_URL", "is not an http or https address without user, query and fragment")
	}
	switch key := c.TranslateKey.Reveal(); {
	case strings.ContainsFunc(key, unicode.IsSpace):
		found.add("TRANSLATE_KEY", "must be a single word")
	case key != "" && c.TranslateURL == "":
		found.add("TRANSLATE_KEY", "needs TRANSLATE_URL, the service that asks for it")
	}
}

func (c *Config) validateHTTP(found mistakes) {
	if c.ListenAddr != "" && !isListenAddr(c.ListenAddr) {
		found.add("LISTEN_ADDR", "is not host:port or :port")
	}
	if c.PublicURL != "" {
		switch {
		case !isBaseURL(c.PublicURL):
			found.add("PUBLIC_URL", "is not an http or https address without user, query and fragment")
		case c.ListenAddr == "":
			found.add("PUBLIC_URL", "needs LISTEN_ADDR, the address it leads to")
		}
	}
	if !c.WebhookSecret.Set() {
		return
	}
	switch { // the alphabet and length are Telegram's: core.telegram.org/bots/api#setwebhook
	case !regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`).MatchString(c.WebhookSecret.Reveal()):
		found.add("WEBHOOK_SECRET", "must be 1 to 256 letters, digits, _ or -")
	case c.PublicURL == "":
		found.add("WEBHOOK_SECRET", "needs PUBLIC_URL, where Telegram sends the updates")
	case !c.Loopback() && !strings.HasPrefix(c.PublicURL, "https://"):
		found.add("PUBLIC_URL", "must begin with https:// because WEBHOOK_SECRET is set: Telegram calls no other")
	}
}

func (c *Config) validateTimes(found mistakes) {
	for i, lead := range c.ReminderLeads {
		if lead == 0 || slices.Contains(c.ReminderLeads[:i], lead) {
			found.add("REMINDER_LEADS", "must be different durations above 0")
		}
	}
	const slack = 48 * time.Hour // of a reminder's record beyond its lead, or the reminder would be made again
	switch {
	case c.Retention == 0:
		found.add("RETENTION", "must be above 0")
	case len(c.ReminderLeads) > 0 && c.Retention < slices.Max(c.ReminderLeads)+slack:
		found.add("RETENTION", "must be at least two days longer than the longest of REMINDER_LEADS")
	}
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// isBaseURL reports whether v can be the beginning of other addresses.
func isBaseURL(v string) bool {
	u, err := url.Parse(v)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" &&
		u.User == nil && u.RawQuery == "" && !u.ForceQuery && u.Fragment == ""
}

func isListenAddr(v string) bool {
	_, port, err := net.SplitHostPort(v)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}
