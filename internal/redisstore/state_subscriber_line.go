package redisstore

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// subscriberLine is the record of a person; somebody who only chose a language has no topics.
type subscriberLine struct {
	Kind   string                     `json:"kind"`
	Chat   kiez.ChatID                `json:"chat"`
	Lang   kiez.Lang                  `json:"lang"`
	Topics map[kiez.Topic][]kiez.Area `json:"topics"` // no areas: all
	// Since is when the person agreed to the first of the topics. Consents says for each of them when and to which text,
	// where that is more than Since says.
	Since      time.Time                  `json:"since,omitzero"`
	Consents   map[kiez.Topic]consentLine `json:"consents,omitempty"`
	Area       kiez.Area                  `json:"area,omitempty"`
	Suppressed time.Time                  `json:"suppressed,omitzero"`
	More       map[string]string          `json:"more,omitempty"` // all other fields of the record, as they are stored
	Until      untilDay                   `json:"until,omitempty"`
}

// consentLine is a kiez.Consent in a line.
type consentLine struct {
	At      time.Time `json:"at"`
	Version string    `json:"version"`
}

// toSubscriberLine puts a record into a line; toRecord is its reverse.
func toSubscriberLine(chat kiez.ChatID, fields map[string]string) (subscriberLine, error) {
	person, err := toPerson(chat, fields)
	if err != nil {
		return subscriberLine{}, err
	}
	l := subscriberLine{
		Kind: "subscriber", Chat: chat, Lang: person.Lang, Area: person.Area, Suppressed: person.Suppressed,
		Topics: map[kiez.Topic][]kiez.Area{}, Consents: map[kiez.Topic]consentLine{}, More: map[string]string{},
	}
	for field, value := range fields {
		name, topic, _ := strings.Cut(field, ":")
		switch name + ":" {
		case fieldTopic:
			l.Topics[kiez.Topic(topic)] = append([]kiez.Area{}, toAreas(value)...) // all areas are [], not null
		case fieldConsent:
			c, err := toConsent(value)
			if err != nil {
				return subscriberLine{}, fmt.Errorf("record of %d: %w", chat, err)
			}
			l.Consents[kiez.Topic(topic)] = consentLine(c)
			if l.Since.IsZero() || c.At.Before(l.Since) {
				l.Since = c.At
			}
		default:
			if !named(field) {
				l.More[field] = value
			}
		}
	}
	maps.DeleteFunc(l.Consents, func(_ kiez.Topic, c consentLine) bool { return c == consentLine{At: l.Since} })
	return l, nil
}

// named reports whether a field of the record has a place of its own in the line.
func named(field string) bool {
	name, _, _ := strings.Cut(field, ":")
	return slices.Contains([]string{fieldLang, fieldArea, fieldSuppressed}, field) ||
		name+":" == fieldTopic || name+":" == fieldConsent
}

// toRecord gives the fields of the record.
func (l subscriberLine) toRecord() map[string]string {
	fields := maps.Clone(l.More)
	if fields == nil {
		fields = map[string]string{}
	}
	if l.Lang != "" {
		fields[fieldLang] = string(l.Lang)
	}
	if l.Area != "" {
		fields[fieldArea] = string(l.Area)
	}
	if !l.Suppressed.IsZero() {
		fields[fieldSuppressed] = timeField(l.Suppressed)
	}
	for topic, areas := range l.Topics {
		c := l.Consents[topic]
		if c.At.IsZero() {
			c.At = l.Since
		}
		fields[fieldTopic+string(topic)] = areasField(areas)
		fields[fieldConsent+string(topic)] = consentField(kiez.Consent(c))
	}
	return fields
}

// maxMore bounds what a script takes at once.
const maxMore = 1000

// maxChat bounds the ids of chats: they have at most 52 significant bits (core.telegram.org/bots/api#chat).
const maxChat = 1 << 52

// check reports whether the bot could have written the record.
func (l subscriberLine) check() error {
	if l.Chat == 0 || l.Chat >= maxChat || l.Chat <= -maxChat {
		return errors.New(`"chat" is not the id of a chat`)
	}
	if !knownLang(l.Lang) {
		return fmt.Errorf("language %q is unknown", l.Lang)
	}
	if !knownArea(l.Area) {
		return fmt.Errorf("area %q is unknown", l.Area)
	}
	for _, topic := range slices.Sorted(maps.Keys(l.Topics)) {
		if err := l.checkTopic(topic); err != nil {
			return err
		}
	}
	for topic := range l.Consents {
		if _, ok := l.Topics[topic]; !ok {
			return fmt.Errorf("consent to topic %q, which is not among the topics", topic)
		}
	}
	if err := l.checkMore(); err != nil {
		return err
	}
	if _, err := toPerson(l.Chat, l.toRecord()); err != nil {
		return err
	}
	return l.Until.check()
}

// checkTopic reports whether a subscription is to something there is, and rests on a consent.
func (l subscriberLine) checkTopic(topic kiez.Topic) error {
	if !topic.Known() {
		return fmt.Errorf("topic %q is unknown", topic)
	}
	for _, area := range l.Topics[topic] {
		if !area.Known() {
			return fmt.Errorf("topic %q: area %q is unknown", topic, area)
		}
	}
	if l.Since.IsZero() && l.Consents[topic].At.IsZero() {
		return fmt.Errorf(`topic %q: "since" is missing, the moment of the consent`, topic)
	}
	return nil
}

// checkMore reports whether the further fields can be part of a record. What is in them toPerson reads.
func (l subscriberLine) checkMore() error {
	if len(l.More) > maxMore {
		return fmt.Errorf("%d further fields, where at most %d are possible", len(l.More), maxMore)
	}
	for field := range l.More {
		switch {
		case named(field):
			return fmt.Errorf("%q has a place of its own in the line", field)
		case field == "" || strings.HasSuffix(field, ":"):
			return fmt.Errorf("%q is no field of a record", field)
		}
	}
	return nil
}
