// Package kiez holds the words of the domain: people, areas, topics, events, updates that come in and messages that go
// out, and the errors everybody understands. It knows no library, no network and no sentence: texts are keys.
package kiez

import (
	"slices"
	"strings"
)

// ChatID is Telegram's id of a chat; in a private chat it equals the person's UserID, groups are negative.
type ChatID int64

// UserID is Telegram's id of a person.
type UserID int64

// Lang is one of the ten languages the bot speaks, by its code.
type Lang string

// The languages of the bot. German is the fallback everywhere.
const (
	German      Lang = "de"
	PlainGerman Lang = "de-simple" // Leichte Sprache
	English     Lang = "en"
	Russian     Lang = "ru"
	Ukrainian   Lang = "uk"
	Vietnamese  Lang = "vi"
	Arabic      Lang = "ar"
	Turkish     Lang = "tr"
	Polish      Lang = "pl"
	Persian     Lang = "fa"
)

// Langs lists the ten languages in the order in which they are offered.
func Langs() []Lang {
	return []Lang{
		German, PlainGerman, English, Vietnamese, Russian, Ukrainian, Arabic, Polish, Turkish, Persian,
	}
}

// ParseLang maps an IETF tag of a Telegram client ("de-AT", "pt-br") to one of the ten languages by its base
// language, exactly: a language we do not speak is never mistaken for a neighbour.
func ParseLang(tag string) (Lang, bool) {
	tag = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"))
	if Lang(tag) == PlainGerman {
		return PlainGerman, true
	}
	base, _, _ := strings.Cut(tag, "-")
	if l := Lang(base); slices.Contains(Langs(), l) {
		return l, true
	}
	return "", false
}

// Base is the language for rules of grammar and Telegram's language_code: "de" for Leichte Sprache.
func (l Lang) Base() Lang {
	if l == PlainGerman {
		return German
	}
	return l
}

// RTL reports whether the language is written from right to left.
func (l Lang) RTL() bool { return l == Arabic || l == Persian }

// Area is one of the three areas the office looks after. The empty Area means: all of them.
type Area string

// The three areas.
const (
	NeuLichtenberg      Area = "neu-lichtenberg"
	FriedrichsfeldeNord Area = "friedrichsfelde-nord"
	FriedrichsfeldeSued Area = "friedrichsfelde-sued"
)

// Areas lists the three areas in the order in which they are offered.
func Areas() []Area { return []Area{NeuLichtenberg, FriedrichsfeldeNord, FriedrichsfeldeSued} }

// Known reports whether a is one of the three areas.
func (a Area) Known() bool { return slices.Contains(Areas(), a) }

// Topic is something a person can subscribe to.
type Topic string

// The topics of subscription.
const (
	KiezfondsDeadlines Topic = "kiezfonds-deadlines"
	Jury               Topic = "jury"
	Buergerhaushalt    Topic = "buergerhaushalt"
	Events             Topic = "events"
	Festival           Topic = "festival"
	Volunteering       Topic = "volunteering"
	Families           Topic = "families"
	Seniors            Topic = "seniors"
	OfficeNews         Topic = "office"
)

// Topics lists the topics of subscription in the order in which they are offered.
func Topics() []Topic {
	return []Topic{
		KiezfondsDeadlines, Jury, Buergerhaushalt, Events, Festival, Volunteering, Families, Seniors, OfficeNews,
	}
}

// Known reports whether t is a topic of subscription.
func (t Topic) Known() bool { return slices.Contains(Topics(), t) }

// Role says what a member of staff may do. The zero Role is a resident.
type Role string

// The roles: a writer drafts, a releaser also releases, an admin also manages the team.
const (
	Resident Role = ""
	Writer   Role = "writer"
	Releaser Role = "releaser"
	Admin    Role = "admin"
)

// Staff reports whether the role belongs to the office.
func (r Role) Staff() bool { return r == Writer || r == Releaser || r == Admin }

// MayRelease reports whether the role may let a broadcast go out.
func (r Role) MayRelease() bool { return r == Releaser || r == Admin }
