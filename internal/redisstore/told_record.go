package redisstore

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// cancelledState is how it is written that an event does not take place; wholeDays ends the state of one that fills
// whole days.
const (
	cancelledState = "cancelled"
	wholeDays      = ":days"
)

// toldField is how it is written what somebody was told.
func toldField(t kiez.Told) string {
	return strconv.Itoa(t.Message) + ":" + string(t.Lang) + ":" + stateField(t)
}

// stateField is how it is written what people know of an event: when, in seconds, and the sum of where.
func stateField(t kiez.Told) string {
	if t.Cancelled {
		return cancelledState
	}
	state := strconv.FormatInt(t.Start.Unix(), 10) + ":" + strconv.FormatUint(uint64(t.Place), 16)
	if t.AllDay {
		state += wholeDays
	}
	return state
}

// toTold reads message:language:state.
func toTold(stored string) (kiez.Told, error) {
	message, rest, _ := strings.Cut(stored, ":")
	lang, state, _ := strings.Cut(rest, ":")
	id, err := strconv.Atoi(message)
	if err != nil {
		return kiez.Told{}, fmt.Errorf("what somebody was told: message: %w", err)
	}
	told, err := toState(state)
	told.Message, told.Lang = id, kiez.Lang(lang)
	return told, err
}

// toState reads what stateField wrote.
func toState(field string) (kiez.Told, error) {
	if field == cancelledState {
		return kiez.Told{Cancelled: true}, nil
	}
	field, allDay := strings.CutSuffix(field, wholeDays)
	start, place, _ := strings.Cut(field, ":")
	seconds, err := strconv.ParseInt(start, 10, 64)
	if err != nil {
		return kiez.Told{}, fmt.Errorf("what somebody was told: start: %w", err)
	}
	sum, err := strconv.ParseUint(place, 16, 32)
	if err != nil {
		return kiez.Told{}, fmt.Errorf("what somebody was told: place: %w", err)
	}
	return kiez.Told{Start: time.Unix(seconds, 0).UTC(), AllDay: allDay, Place: uint32(sum)}, nil
}

// toAnnouncement reads the stored form.
func toAnnouncement(fields map[string]string) (kiez.Announcement, error) {
	e, err := toEvent(fields["json"])
	if err != nil {
		return kiez.Announcement{}, err
	}
	a := kiez.Announcement{Event: e, Behind: fields["behind"] != ""}
	if a.Sequence, err = strconv.Atoi(fields["sequence"]); err != nil {
		return kiez.Announcement{}, fmt.Errorf("sequence: %w", err)
	}
	if a.Starts, err = toStarts(fields["starts"]); err != nil {
		return kiez.Announcement{}, err
	}
	if a.Sequence == 0 {
		return a, nil
	}
	at, err := strconv.ParseInt(fields["at"], 10, 64)
	if err != nil {
		return kiez.Announcement{}, fmt.Errorf("at: %w", err)
	}
	a.At = time.UnixMilli(at).UTC()
	if before := fields["before"]; before != "" {
		a.Before, err = toState(before)
	}
	return a, err
}

// startsField is how beginnings are written: in seconds, joined by commas.
func startsField(starts ...time.Time) string {
	fields := make([]string, len(starts))
	for i, start := range starts {
		fields[i] = strconv.FormatInt(start.Unix(), 10)
	}
	return strings.Join(fields, ",")
}

// toStarts reads what startsField wrote, of at least one.
func toStarts(field string) ([]time.Time, error) {
	var starts []time.Time
	for part := range strings.SplitSeq(field, ",") {
		seconds, err := strconv.ParseInt(part, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("starts: %w", err)
		}
		starts = append(starts, time.Unix(seconds, 0).UTC())
	}
	return starts, nil
}
