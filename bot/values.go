package main

import (
	"log/slog"
	"reflect"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"

	"github.com/caarlos0/env/v11"
)

// Staff are the people who are staff from the start, with their roles.
type Staff map[kiez.UserID]kiez.Role

// Level is how much is logged. It has none of slog.Level's methods, whose errors quote the value.
type Level slog.Level

const quietOff = "off"

// Rehearsal is a clock that starts at an instant and runs Speed times as fast as real time. The zero Rehearsal is not
// set.
type Rehearsal struct {
	Start time.Time
	Speed float64
}

// Set reports whether the bot runs on a rehearsal clock.
func (r Rehearsal) Set() bool { return !r.Start.IsZero() }

// parsers gives the parser of every type in Config that is not a plain string. None quotes the value in its error.
func parsers() map[reflect.Type]env.ParserFunc {
	return map[reflect.Type]env.ParserFunc{
		reflect.TypeFor[Secret]():              func(v string) (any, error) { return NewSecret(v), nil },
		reflect.TypeFor[int]():                 parseInt,
		reflect.TypeFor[bool]():                parseBool,
		reflect.TypeFor[time.Duration]():       parseDuration,
		reflect.TypeFor[time.Location]():       parseLocation,
		reflect.TypeFor[kiez.Lang]():           parseLang,
		reflect.TypeFor[kiez.ChatID]():         parseChat,
		reflect.TypeFor[Staff]():               parseStaff,
		reflect.TypeFor[calendar.QuietHours](): parseQuietHours,
		reflect.TypeFor[Rehearsal]():           parseRehearsal,
		reflect.TypeFor[Level]():               parseLevel,
	}
}

func parseInt(v string) (any, error) {
	n, err := strconv.Atoi(v)
	if err != nil {
		return nil, wrong("is not a whole number")
	}
	return n, nil
}

func parseBool(v string) (any, error) {
	b, err := strconv.ParseBool(v)
	if err != nil {
		return nil, wrong("is neither true nor false")
	}
	return b, nil
}

// parseDuration reads a Go duration, with days before it if wanted: "90m", "30d", "1d12h". A day has 24 hours.
func parseDuration(v string) (any, error) {
	const bad = wrong("is not a duration in days (d), hours (h), minutes (m) and seconds (s)")
	v = strings.TrimSpace(v)
	var days uint64
	var err error
	if before, after, found := strings.Cut(v, "d"); found {
		if days, err = strconv.ParseUint(before, 10, 16); err != nil {
			return nil, bad
		}
		if v = after; v == "" {
			v = "0s"
		}
	}
	rest, err := time.ParseDuration(v)
	if err != nil || rest < 0 {
		return nil, bad
	}
	total := time.Duration(days)*24*time.Hour + rest
	if total < 0 {
		return nil, bad
	}
	return total, nil
}

func parseLocation(v string) (any, error) {
	loc, err := time.LoadLocation(v)
	if err != nil || v == "Local" { // the zone of the machine is an accident, not a choice
		return nil, wrong("is not a time zone of the IANA list")
	}
	return *loc, nil
}

func parseLang(v string) (any, error) {
	lang, known := kiez.ParseLang(v)
	if !known || string(lang) != strings.ToLower(v) {
		return nil, wrong("is not the code of one of the bot's languages")
	}
	return lang, nil
}

func parseChat(v string) (any, error) {
	id, err := strconv.ParseInt(v, 10, 64)
	if err != nil || id == 0 {
		return nil, wrong("is not the id of a chat; that of a group begins with a minus")
	}
	return kiez.ChatID(id), nil
}

func parseStaff(v string) (any, error) {
	staff := Staff{}
	for entry := range strings.SplitSeq(v, ",") {
		who, what, _ := strings.Cut(entry, ":")
		id, err := strconv.ParseInt(strings.TrimSpace(who), 10, 64)
		if err != nil || id <= 0 {
			return nil, wrong("must list numeric user ids, each with a colon and a role")
		}
		role := kiez.Role(strings.TrimSpace(what))
		if !role.Staff() {
			return nil, wrong("has a role that is not writer, releaser or admin")
		}
		if _, twice := staff[kiez.UserID(id)]; twice {
			return nil, wrong("names a person twice")
		}
		staff[kiez.UserID(id)] = role
	}
	return staff, nil
}

func parseQuietHours(v string) (any, error) {
	if v == quietOff {
		return calendar.QuietHours{}, nil
	}
	const bad = wrong("is not two different times of day joined by a minus (empty: no quiet hours)")
	from, to, _ := strings.Cut(v, "-")
	start, err1 := time.Parse("15:04", strings.TrimSpace(from))
	end, err2 := time.Parse("15:04", strings.TrimSpace(to))
	if err1 != nil || err2 != nil || start.Equal(end) {
		return nil, bad
	}
	midnight := start.Truncate(24 * time.Hour)
	return calendar.QuietHours{From: start.Sub(midnight), To: end.Sub(midnight)}, nil
}

func parseRehearsal(v string) (any, error) {
	const fastest = 86_400 // a day a second
	at, times, found := strings.Cut(v, "@")
	start, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return nil, wrong("does not begin with a date, time and offset from UTC")
	}
	if !found {
		return Rehearsal{Start: start, Speed: 1}, nil
	}
	speed, err := strconv.ParseFloat(times, 64)
	if err != nil || !(speed > 0 && speed <= fastest) { // written so that NaN is refused
		return nil, wrong("must have a speed above 0 and up to 86400 after the @")
	}
	return Rehearsal{Start: start, Speed: speed}, nil
}

func parseLevel(v string) (any, error) {
	levels := map[string]slog.Level{
		"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError,
	}
	level, known := levels[strings.ToLower(v)]
	if !known {
		return nil, wrong("is not debug, info, warn or error")
	}
	return Level(level), nil
}
