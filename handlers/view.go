package handlers

import (
	"strings"

	"kiezbot/internal/kiez"
)

// view is one showing of a subject. Its buttons carry it as "<intent>:<area>:<lang>:<token>", without empty ends.
type view struct {
	kiez.Subject
	area  string    // an area, "all" for the three, askForArea, or empty: the person's
	lang  kiez.Lang // to answer in; empty: the person's
	token string    // of the question it is the answer to, as Feedback gives it; empty: of none
	// family says that below the answer stand the questions of the whole family, not what people ask next. A subject
	// that says what the family is about is then cut to its first paragraph.
	family bool
}

// What stands in place of an area on a button.
const (
	askForArea  = "ask"    // the person is to be asked for it
	wholeFamily = "family" // view.family
)

// viewOf reads what a button carries. It reports false where the subject is gone.
func (b *bot) viewOf(arg string) (view, bool) {
	const parts = 4
	part := append(strings.SplitN(arg, ":", parts), make([]string, parts)...)
	subject, ok := b.Subjects.Subject(kiez.Intent(part[0]))
	lang, _ := kiez.ParseLang(part[2])
	v := view{Subject: subject, area: part[1], lang: lang, token: part[3]}
	if v.area == wholeFamily {
		v.area, v.family = "", true
	}
	return v, ok
}

// arg is what a button of the view carries.
func (v view) arg() string {
	area := v.area
	if v.family {
		area = wholeFamily
	}
	return strings.TrimRight(strings.Join([]string{string(v.Intent), area, string(v.lang), v.token}, ":"), ":")
}

// in is the same view for an area.
func (v view) in(area string) view {
	v.area, v.family = area, false
	return v
}

// show is a button that shows the view.
func (v view) show(label kiez.Text) kiez.Button {
	return kiez.Button{Label: label, Data: "t:" + v.arg()}
}

// titleButton leads to a subject by the question it answers, in lang; empty: the person's language.
func titleButton(intent kiez.Intent, lang kiez.Lang) kiez.Button {
	v := view{Subject: kiez.Subject{Intent: intent}, lang: lang}
	return v.show(kiez.Say("topic."+string(intent)+".title", nil))
}

// shortButton is the same in a few words, for two in a row.
func shortButton(intent kiez.Intent, lang kiez.Lang) kiez.Button {
	v := view{Subject: kiez.Subject{Intent: intent}, lang: lang}
	return v.show(kiez.Say("topic."+string(intent)+".short", nil))
}

// foreign is lang where that is another language than the person's own; Leichte Sprache is German, too.
func foreign(lang, own kiez.Lang) kiez.Lang {
	if lang.Base() == own.Base() {
		return ""
	}
	return lang
}
