package redisstore

import (
	"fmt"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// isID reports whether an id can be part of a key.
func isID(id string) bool { return id != "" && !strings.ContainsAny(id, ":{}") }

// knownLang reports whether a language is one of the ten, or not chosen.
func knownLang(lang kiez.Lang) bool { return lang == "" || slices.Contains(kiez.Langs(), lang) }

// knownArea reports whether an area is one of the three, or not chosen.
func knownArea(area kiez.Area) bool { return area == "" || area.Known() }

// checkLangs names a language there is not.
func checkLangs(langs []kiez.Lang) error {
	slices.Sort(langs) // the same words for the same line
	for _, lang := range langs {
		if lang == "" || !knownLang(lang) {
			return fmt.Errorf("language %q is unknown", lang)
		}
	}
	return nil
}
