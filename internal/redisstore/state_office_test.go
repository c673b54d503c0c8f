package redisstore

import (
	"strings"
	"testing"

	"kiezbot/internal/redisstore/redistest"
)

// A bad line about the office itself is named in words.
func TestImportRefusesBadLinesOfTheOffice(t *testing.T) {
	t.Parallel()
	s := openStore(t, redistest.Mini(t))
	for bad, want := range map[string]string{
		`{"kind":"ban","id":"x"}`:                           `no id of a person`,
		`{"kind":"ban","user":7,"id":"a:b"}`:                `no id of a ban`,
		`{"kind":"act","by":1,"at":"2027-01-01T10:00:00Z"}`: `"act" is missing`,
		`{"kind":"act","act":"team.joined","by":1}`:         `"at" is missing`,
		`{"kind":"member","user":0,"role":"writer"}`:        `no id of a person`,
		`{"kind":"member","user":7,"role":"boss"}`:          `role "boss" is unknown`,
		`{"kind":"member","user":7,"invited":true}`:         `is not invited`,
	} {
		if err := importing(t, s, bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngot  %v\nwant %s", bad, err, want)
		}
	}
}
