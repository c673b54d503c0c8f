package redisstore

import (
	"strings"
	"testing"

	"kiezbot/internal/redisstore/redistest"
)

// A bad line is named by its number and in words, and nothing of the file is stored.
func TestImportRefusesBadLines(t *testing.T) {
	t.Parallel()
	s := openStore(t, redistest.Mini(t))
	const good = `{"kind":"subscriber","chat":1001,"lang":"de","topics":{"events":[]},"since":"2027-01-01T10:00:00Z"}`
	for bad, want := range map[string]string{
		`{"kind":"subscriber","chat":1,"lang":"de","topics":{"ev`:                                                                                                  `not a JSON object`,
		`{"kind":"subscriber","chat":1,"lang":"de","topics":{}} {}`:                                                                                                `not a JSON object`,
		`{"kind":"subscriber","chat":1,"topic":{}}`:                                                                                                                `"topic" is no field`,
		`{"kind":"subscriber","chat":"1"}`:                                                                                                                         `"chat" cannot be a string`,
		`{"kind":"subscriber","lang":"de"}`:                                                                                                                        `"chat" is not the id`,
		`{"kind":"subscriber","chat":4503599627370496}`:                                                                                                            `"chat" is not the id`,
		`{"kind":"subscriber","chat":1,"lang":"es"}`:                                                                                                               `language "es" is unknown`,
		`{"kind":"subscriber","chat":1,"area":"mitte"}`:                                                                                                            `area "mitte" is unknown`,
		`{"kind":"subscriber","chat":1,"topics":{"weather":[]},"since":"2027-01-01T10:00:00Z"}`:                                                                    `topic "weather" is unknown`,
		`{"kind":"subscriber","chat":1,"topics":{"events":["mitte"]},"since":"2027-01-01T10:00:00Z"}`:                                                              `area "mitte" is unknown`,
		`{"kind":"subscriber","chat":1,"topics":{"events":[""]},"since":"2027-01-01T10:00:00Z"}`:                                                                   `area "" is unknown`,
		`{"kind":"subscriber","chat":1,"topics":{"events":[]}}`:                                                                                                    `"since" is missing`,
		`{"kind":"subscriber","chat":1,"topics":{"events":[]},"since":"gestern"}`:                                                                                  `gestern`,
		`{"kind":"subscriber","chat":1,"consents":{"jury":{"at":"2027-01-01T10:00:00Z","version":""}}}`:                                                            `consent to topic "jury"`,
		`{"kind":"subscriber","chat":1,"more":{"topic:jury":"*"}}`:                                                                                                 `"topic:jury" has a place of its own`,
		`{"kind":"subscriber","chat":1,"more":{"leads":"bald"}}`:                                                                                                   `lead time`,
		`{"kind":"subscriber","chat":1,"more":{"wanted:fest":"bald"}}`:                                                                                             `end of a wish`,
		`{"kind":"subscriber","chat":1,"more":{"wanted:":"x"}}`:                                                                                                    `"wanted:" is no field`,
		`{"kind":"confirmation","at":"2027-01-01T10:00:00Z"}`:                                                                                                      `"fact" is missing`,
		`{"kind":"confirmation","fact":"office:hours"}`:                                                                                                            `"at" is missing`,
		`{"kind":"closure","closure":{}}`:                                                                                                                          `no id of an entry`,
		`{"kind":"series","series":{"ID":"a","Kind":"event"}}`:                                                                                                     `rule is missing`,
		`{"kind":"series","series":{"ID":"","Kind":"event","Rule":"FREQ=WEEKLY"}}`:                                                                                 `no id of an event`,
		`{"kind":"schedule","schedule":{"id":"a:b"}}`:                                                                                                              `no id of a schedule`,
		`{"kind":"schedule","schedule":{"id":"a","pattern":{"template":"week","rhythm":{"cron":"0 9 * * 1"}}}}`:                                                    `"rev" is below 1`,
		`{"kind":"schedule","schedule":{"id":"a","pattern":{"template":"week"},"rev":1}}`:                                                                          `rhythm is missing`,
		`{"kind":"schedule","schedule":{"id":"a","pattern":{"rhythm":{"cron":"0 9 * * 1"}},"rev":1}}`:                                                              `German text is missing`,
		`{"kind":"schedule","schedule":{"id":"a","pattern":{"template":"week","rhythm":{"cron":"0 9 * * 1"},"audience":{"topics":["x"]}},"rev":1}}`:                `topic "x"`,
		`{"kind":"subscriber","chat":1,"until":"bald"}`:                                                                                                            `"until" is no day`,
		`{"kind":"event","event":{"ID":"a:b"}}`:                                                                                                                    `no id of an event`,
		`{"kind":"event","event":{"ID":"a","Kind":"party"}}`:                                                                                                       `kind of event "party"`,
		`{"kind":"event","event":{"ID":"a","Kind":"event","Topic":"x"}}`:                                                                                           `topic "x" is unknown`,
		`{"kind":"event","event":{"ID":"a","Kind":"event","Area":"x"}}`:                                                                                            `area "x" is unknown`,
		`{"kind":"event","event":{"ID":"a","Kind":"event","Title":{"en":"A"}}}`:                                                                                    `German title`,
		`{"kind":"event","event":{"ID":"a","Kind":"event","Title":{"de":"A"}}}`:                                                                                    `start is missing`,
		`{"kind":"event","event":{"ID":"a","Kind":"event","Title":{"de":"A","es":"A"},"Start":"2027-01-01T10:00:00Z"}}`:                                            `language "es"`,
		`{"kind":"override","lang":"de","key":"","edits":[]}`:                                                                                                      `no key of a text`,
		`{"kind":"override","lang":"","key":"a","edits":[]}`:                                                                                                       `language ""`,
		`{"kind":"override","lang":"de","key":"a","edits":[]}`:                                                                                                     `0 edits`,
		`{"kind":"override","lang":"de","key":"a","edits":[{"rev":3,"by":1,"at":"2027-01-01T10:00:00Z"},{"rev":1}]}`:                                               `edit 1 follows 3`,
		`{"kind":"override","lang":"de","key":"a","edits":[{"rev":0,"by":1,"at":"2027-01-01T10:00:00Z"}]}`:                                                         `counted from 1`,
		`{"kind":"teaching","taught":{"id":"a-b","example":{"Lang":"de","Text":"Wo?","Intent":"a"}}}`:                                                              `does not belong to the text`,
		`{"kind":"teaching","taught":{"id":"a-b","example":{"Lang":"de","Text":" ","Intent":"a"}}}`:                                                                `text or intent is missing`,
		`{"kind":"question","lang":"de","text":"Wo?","count":0,"first":"2027-01-01","last":"2027-01-01"}`:                                                          `"count" is below 1`,
		`{"kind":"question","lang":"de","text":"Wo?","count":1,"first":"2027-01-02","last":"2027-01-01"}`:                                                          `"last" is before`,
		`{"kind":"question","lang":"de","text":"Wo?","count":1,"first":"1.1.2027","last":"2027-01-01"}`:                                                            `no day`,
		`{"kind":"question","lang":"de","text":"` + strings.Repeat("o", 501) + `","count":1}`:                                                                      `more than 500 letters`,
		`{"kind":"tally","day":"heute","counts":[]}`:                                                                                                               `"day" is no day`,
		`{"kind":"tally","day":"2027-01-01","counts":[{"intent":"a","lang":"de","yes":-1,"no":0}]}`:                                                                `below 0`,
		`{"kind":"broadcast","broadcast":{"id":"b","kind":"staff","state":"running","rev":1}}`:                                                                     `cannot arrive in the state "running"`,
		`{"kind":"broadcast","broadcast":{"id":"b","kind":"staff","state":"draft","rev":0}}`:                                                                       `"rev" is below 1`,
		`{"kind":"broadcast","broadcast":{"id":"b","kind":"staff","state":"draft","rev":1,"audience":{"topics":["x"]}}}`:                                           `topic "x"`,
		`{"kind":"broadcast","broadcast":{"id":"b","kind":"staff","state":"draft","rev":1,"texts":{"de":"ab"},"styles":{"de":[{"kind":"bold","from":0,"to":3}]}}}`: `text in de: the style from 0 to 3`,
		`{"kind":"broadcast","broadcast":{"id":"b","kind":"staff","state":"draft","rev":1,"texts":{"de":"ab"},"styles":{"xx":[]}}}`:                                `language "xx" is unknown`,
		`{"kind":"broadcast","broadcast":{"id":"b","kind":"staff","state":"draft","rev":1,"texts":{"es":"x"}}}`:                                                    `language "es"`,
		`{"kind":"broadcast","broadcast":{"id":"b","kind":"staff","state":"draft","rev":1},"result":{"sent":1}}`:                                                   `cannot be 1 sent`,
		`{"kind":"broadcast","broadcast":{"id":"b","kind":"staff","state":"done","rev":1},"result":{"lost":1}}`:                                                    `cannot be 1 lost`,
		`{"kind":"broadcast","broadcast":{"id":"b","kind":"staff","state":"done","rev":1,"audience":{"areas":["x"]}}}`:                                             `area "x"`,
		`{"kind":"broadcast","broadcast":{"id":"","kind":"staff","state":"done","rev":1}}`:                                                                         `no id of a broadcast`,
		`{"kind":"broadcast","broadcast":{"id":"b","state":"done","rev":1}}`:                                                                                       `kind of the broadcast`,
		`{"kind":"subscriber","chat":1,"lang":"de","topics":{"events":[]},"since":"2027-01-01T10:00:00Z","suppressed":"nie"}`:                                      `nie`,
	} {
		err := importing(t, s, good, bad)
		if err == nil || !strings.HasPrefix(err.Error(), "line 3: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngot  %v\nwant %s", bad, err, want)
		}
	}
	if keys := allKeys(t, s); len(keys) != 0 {
		t.Errorf("stored all the same: %v", keys)
	}
}
