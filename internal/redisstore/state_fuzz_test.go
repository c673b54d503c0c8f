package redisstore

import (
	"strings"
	"testing"

	"kiezbot/internal/redisstore/redistest"
)

// What passes the check can be stored, and what is exported then passes it again.
func FuzzStateLine(f *testing.F) {
	for _, line := range []string{
		`{"kind":"subscriber","chat":1,"lang":"de","topics":{"events":[]},"since":"2027-01-01T10:00:00Z","more":{"wanted:a":"9999999999999 2027-01-01T10:00:00Z v1"}}`,
		`{"kind":"event","event":{"ID":"a","Kind":"event","Title":{"de":"A"},"Start":"2027-01-01T10:00:00+01:00"}}`,
		`{"kind":"series","series":{"ID":"a","Kind":"event","Title":{"de":"A"},"Start":"2027-01-01T10:00:00Z","Rule":"FREQ=WEEKLY"}}`,
		`{"kind":"closure","closure":{"ID":"a","From":"2027-01-01T00:00:00Z","To":"2027-01-02T00:00:00Z","Reason":{"de":"A"},"By":1}}`,
		`{"kind":"schedule","schedule":{"id":"a","pattern":{"template":"week","rhythm":{"cron":"0 9 * * 1"}},"since":"2027-01-01T10:00:00Z","rev":1}}`,
		`{"kind":"act","act":"team.joined","about":"writer","by":7,"at":"2027-01-01T10:00:00Z"}`,
		`{"kind":"ban","user":7,"id":"x1","by":1001,"at":"2027-01-01T10:00:00Z","told":true}`,
		`{"kind":"member","user":7,"role":"writer","invited":true,"by":"1001","at":"2027-01-01T10:00:00Z"}`,
		`{"kind":"confirmation","fact":"office:hours","at":"2027-01-01T10:00:00Z","by":1}`,
		`{"kind":"override","lang":"de","key":"a","edits":[{"rev":1,"text":"A","by":1,"at":"2027-01-01T10:00:00Z"}]}`,
		`{"kind":"teaching","taught":{"id":"8364d80b0b59734f-A","example":{"Lang":"de","Text":"Wo?","Intent":"a"},"by":1,"at":"2027-01-01T10:00:00Z"}}`,
		`{"kind":"question","lang":"de","text":"Wo?","count":1,"first":"2099-01-01","last":"2099-01-01"}`,
		`{"kind":"tally","day":"2027-01-01","counts":[{"intent":"a","lang":"de","yes":1,"no":0}],"until":"2099-01-01"}`,
		`{"kind":"broadcast","broadcast":{"id":"b","kind":"staff","state":"done","rev":1},"result":{"sent":1},"until":"2099-01-01"}`,
	} {
		f.Add(line)
	}
	s := openStore(f, redistest.Mini(f))
	f.Fuzz(func(t *testing.T, line string) {
		must(t, s.eachMaster(t.Context(), flush))
		err := importing(t, s, line)
		if err != nil && strings.Contains(err.Error(), "lines before") {
			t.Fatalf("passed the check, but: %v", err)
		}
		if err != nil {
			return
		}
		file := exported(t, s)
		must(t, s.eachMaster(t.Context(), flush))
		if err := importing(t, s, file); err != nil {
			t.Fatalf("this export cannot be imported: %v\n%s", err, file)
		}
		if again := exported(t, s); again != file {
			t.Errorf("exported, imported and exported again:\n%s\nbefore it was\n%s", again, file)
		}
	})
}
