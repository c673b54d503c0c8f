package redisstore

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// The fields of a person's record. Topic and consent are followed by the topic.
const (
	fieldLang       = "lang"
	fieldArea       = "area"
	fieldTopic      = "topic:"   // "*" or areas joined by commas
	fieldConsent    = "consent:" // when and, after a blank, the version of the text
	fieldSuppressed = "suppressed"
)

// toPerson reads a record. Consent is the newest of all subscriptions.
func toPerson(chat kiez.ChatID, fields map[string]string) (kiez.Person, error) {
	p := kiez.Person{Chat: chat, Lang: kiez.Lang(fields[fieldLang]), Area: kiez.Area(fields[fieldArea])}
	for field, value := range fields {
		var err error
		switch name, topic, _ := strings.Cut(field, ":"); {
		case topic != "" && name+":" == fieldTopic:
			if p.Topics == nil {
				p.Topics = map[kiez.Topic][]kiez.Area{}
			}
			p.Topics[kiez.Topic(topic)] = toAreas(value)
		case topic != "" && name+":" == fieldConsent:
			var c kiez.Consent
			if c, err = toConsent(value); c.At.After(p.Consent.At) {
				p.Consent = c
			}
		case field == fieldSuppressed:
			p.Suppressed, err = time.Parse(time.RFC3339, value)
		}
		if err != nil {
			return kiez.Person{}, fmt.Errorf("record of %d, field %s: %w", chat, field, err)
		}
	}
	return p, nil
}

// toFields reads the flat list of a hash that a script returns.
func toFields(answer any) map[string]string {
	list, _ := answer.([]any)
	fields := make(map[string]string, len(list)/2)
	for i := 0; i+1 < len(list); i += 2 {
		fields[fmt.Sprint(list[i])] = fmt.Sprint(list[i+1])
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
func consentField(c kiez.Consent) string { return c.At.UTC().Format(time.RFC3339) + " " + c.Version }

// toConsent reads what consentField wrote.
func toConsent(field string) (kiez.Consent, error) {
	at, version, _ := strings.Cut(field, " ")
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return kiez.Consent{}, fmt.Errorf("consent: %w", err)
	}
	return kiez.Consent{At: t, Version: version}, nil
}
