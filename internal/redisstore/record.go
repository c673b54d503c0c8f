package redisstore

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// The fields of a person's record. Topic and consent are followed by the topic, wanted by the event.
const (
	fieldLang       = "lang"
	fieldArea       = "area"
	fieldTopic      = "topic:"   // "*" or areas joined by commas
	fieldConsent    = "consent:" // when and, after a blank, the version of the text
	fieldWanted     = "wanted:"  // when it is forgotten, in ms, and, after a blank, the consent as above
	fieldSuppressed = "suppressed"
	fieldPace       = "pace"   // "weekly"; absent: at once
	fieldLeads      = "leads"  // in seconds, joined by commas, or "none"; absent: as the office has set them
	fieldQuiet      = "quiet"  // "off"; absent: as the office has set them
	fieldPaused     = "paused" // until when; the chat is in no set while it is there
)

// noLeads is how it is written that somebody wants no reminders.
const noLeads = "none"

// toPerson reads a record. Consent is the newest of all subscriptions.
func toPerson(chat kiez.ChatID, fields map[string]string) (kiez.Person, error) {
	p := kiez.Person{Chat: chat, Lang: kiez.Lang(fields[fieldLang]), Area: kiez.Area(fields[fieldArea])}
	p.Settings.Pace = kiez.Pace(fields[fieldPace])
	p.Settings.Quiet = kiez.Quiet(fields[fieldQuiet])
	for field, value := range fields {
		var err error
		switch name, of, _ := strings.Cut(field, ":"); {
		case of != "" && name+":" == fieldTopic:
			put(&p.Topics, kiez.Topic(of), toAreas(value))
		case of != "" && name+":" == fieldConsent:
			var c kiez.Consent
			if c, err = toConsent(value); c.At.After(p.Consent.At) {
				p.Consent = c
			}
		case of != "" && name+":" == fieldWanted:
			var c kiez.Consent
			c, err = toWish(value)
			put(&p.Wanted, of, c.At)
		case field == fieldLeads:
			p.Settings.Leads, err = toLeads(value)
		case field == fieldPaused:
			p.Settings.Paused, err = time.Parse(time.RFC3339, value)
		case field == fieldSuppressed:
			p.Suppressed, err = time.Parse(time.RFC3339, value)
		}
		if err != nil {
			return kiez.Person{}, fmt.Errorf("record of %d, field %s: %w", chat, field, err)
		}
	}
	return p, nil
}

// put sets a value in a map, which is made if there is none.
func put[K comparable, V any](m *map[K]V, key K, value V) {
	if *m == nil {
		*m = map[K]V{}
	}
	(*m)[key] = value
}

// toFields reads the flat list of a hash that a script returns.
func toFields(answer any) map[string]string {
	list, _ := answer.([]any)
	fields := make(map[string]string, len(list)/2)
	for i := 0; i+1 < len(list); i += 2 {
		field, _ := list[i].(string)
		fields[field], _ = list[i+1].(string)
	}
	return fields
}

// areasField is how the areas of a subscription are written: each once, in the usual order; none mean all.
func areasField(areas []kiez.Area) string {
	if len(areas) == 0 {
		return areaField("")
	}
	var names []string
	for _, a := range kiez.Areas() {
		if slices.Contains(areas, a) {
			names = append(names, string(a))
		}
	}
	return strings.Join(names, ",")
}

// toAreas reads what areasField wrote; nil means all areas.
func toAreas(field string) []kiez.Area {
	if field == areaField("") {
		return nil
	}
	var areas []kiez.Area
	for name := range strings.SplitSeq(field, ",") {
		areas = append(areas, kiez.Area(name))
	}
	return areas
}

// consentField is how a consent is written.
func consentField(c kiez.Consent) string { return timeField(c.At) + " " + c.Version }

// toConsent reads what consentField wrote.
func toConsent(field string) (kiez.Consent, error) {
	at, version, _ := strings.Cut(field, " ")
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return kiez.Consent{}, fmt.Errorf("consent: %w", err)
	}
	return kiez.Consent{At: t, Version: version}, nil
}

// toWish reads the consent of a wish to be reminded; person.lua writes it.
func toWish(field string) (kiez.Consent, error) {
	ends, consent, _ := strings.Cut(field, " ")
	if _, err := strconv.ParseUint(ends, 10, 53); err != nil {
		return kiez.Consent{}, fmt.Errorf("end of a wish: %w", err)
	}
	return toConsent(consent)
}

// leadsField is how lead times are written: each once, the longest first; empty for nil.
func leadsField(leads []time.Duration) string {
	if leads == nil {
		return ""
	}
	if len(leads) == 0 {
		return noLeads
	}
	sorted := slices.Compact(slices.Sorted(slices.Values(leads)))
	var seconds []string
	for _, lead := range slices.Backward(sorted) {
		seconds = append(seconds, strconv.FormatInt(int64(lead/time.Second), 10))
	}
	return strings.Join(seconds, ",")
}

// toLeads reads what leadsField wrote.
func toLeads(field string) ([]time.Duration, error) {
	leads := []time.Duration{}
	if field == noLeads {
		return leads, nil
	}
	for part := range strings.SplitSeq(field, ",") {
		seconds, err := strconv.ParseInt(part, 10, 32)
		if err != nil {
			return nil, fmt.Errorf("lead time: %w", err)
		}
		leads = append(leads, time.Duration(seconds)*time.Second)
	}
	return leads, nil
}

// timeField is how a moment is written.
func timeField(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// toChats names the ids of chats.
func toChats(ids []int64) []kiez.ChatID {
	chats := make([]kiez.ChatID, len(ids))
	for i, id := range ids {
		chats[i] = kiez.ChatID(id)
	}
	return chats
}
