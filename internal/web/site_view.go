package web

import (
	"net/http"
	"net/url"

	"golang.org/x/text/language"

	"kiezbot/internal/kiez"
)

// view is how somebody wants to see the site.
type view struct {
	Lang  kiez.Lang
	area  kiez.Area  // empty: all
	topic kiez.Topic // empty: all

	site *site
}

// view reads what the address and the browser ask for. Where that names no such area or topic it answers itself.
func (s *site) view(w http.ResponseWriter, r *http.Request) (view, bool) {
	asked := r.URL.Query()
	v := view{site: s, area: kiez.Area(asked.Get("area")), topic: kiez.Topic(asked.Get("topic"))}
	switch {
	case v.area != "" && !v.area.Known():
		http.Error(w, "unknown_area", http.StatusBadRequest)
		return v, false
	case v.topic != "" && !v.topic.Known():
		http.Error(w, "unknown_topic", http.StatusBadRequest)
		return v, false
	}
	v.Lang = s.language(w, r, asked.Get("lang"))
	w.Header().Set("Content-Language", string(v.Lang))
	return v, true
}

// language is the one that was asked for, else the first of the browser's that is one of the ten.
func (s *site) language(w http.ResponseWriter, r *http.Request, asked string) kiez.Lang {
	if lang, ok := kiez.ParseLang(asked); ok {
		return lang
	}
	w.Header().Set("Vary", "Accept-Language")
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil {
		return s.Language
	}
	for _, tag := range tags { // the most wanted first
		if lang, ok := kiez.ParseLang(tag.String()); ok {
			return lang
		}
	}
	return s.Language
}

// link leads to a path of the site in the same view.
func (v view) link(path string) string {
	ask := url.Values{"lang": {string(v.Lang)}}
	if v.area != "" {
		ask.Set("area", string(v.area))
	}
	if v.topic != "" {
		ask.Set("topic", string(v.topic))
	}
	return v.site.base + path + "?" + ask.Encode()
}

// page is all that a template shows.
type page struct {
	view
	Words
	Title string
	Base  string
	List  string // address of the list
	Feed  string // address of the calendar
	Items []item
	Other []translation
}

// item is an event with the address it leads to.
type item struct {
	EventText
	URL string
}

// translation is the same page in another language.
type translation struct {
	Lang kiez.Lang
	Dir  string
	Name string
	URL  string
}

// Dir is the direction in which the page is read.
func (p page) Dir() string { return direction(p.Lang) }

func direction(lang kiez.Lang) string {
	if lang.RTL() {
		return "rtl"
	}
	return "ltr"
}

// page makes a page with a title that is found at path.
func (v view) page(title, path string, items []item) page {
	p := page{
		view: v, Words: v.site.Texts.Words(v.Lang), Title: title, Items: items,
		Base: v.site.base, List: v.link("/events"), Feed: v.link("/calendar.ics"),
	}
	for _, lang := range kiez.Langs() {
		if lang != v.Lang {
			other := v
			other.Lang = lang
			p.Other = append(p.Other, translation{
				Lang: lang, Dir: direction(lang), Name: v.site.Texts.Words(lang).OwnName, URL: other.link(path),
			})
		}
	}
	return p
}
