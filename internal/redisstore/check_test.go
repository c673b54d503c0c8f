package redisstore

import (
	"errors"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestCheckIsQuietAboutGoodServers(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		if warnings, err := openStore(t, url).Check(t.Context()); err != nil || len(warnings) != 0 {
			t.Errorf("got %q, %v", warnings, err)
		}
	})
}

func TestCheckWarns(t *testing.T) {
	t.Parallel()
	s := openStore(t, redistest.Real(t))
	ctx := t.Context()
	must(t, s.write.ConfigSet(ctx, "maxmemory-policy", "allkeys-lru").Err())
	must(t, s.write.ConfigSet(ctx, "appendonly", "no").Err())
	warnings, err := s.Check(ctx)
	if err != nil || len(warnings) != 2 || !strings.Contains(warnings[0], "appendonly yes") ||
		!strings.Contains(warnings[1], "maxmemory-policy noeviction") {
		t.Errorf("got %q, %v", warnings, err)
	}
}

// A managed server may forbid INFO: that is no reason not to start.
func TestCheckWithoutRights(t *testing.T) {
	t.Parallel()
	s := openStore(t, redistest.Real(t))
	must(t, s.write.Do(t.Context(), "ACL", "SETUSER", "default", "-info").Err())
	if warnings, err := s.Check(t.Context()); err != nil || len(warnings) != 0 {
		t.Errorf("got %q, %v", warnings, err)
	}
	must(t, s.Close())
	if _, err := s.Check(t.Context()); !errors.Is(err, kiez.ErrStore) {
		t.Errorf("closed: %v, want kiez.ErrStore", err)
	}
}

func TestJudge(t *testing.T) {
	t.Parallel()
	tests := []struct {
		info string
		want string // part of the only warning; empty: none
	}{
		{"redis_version:7.0.15\r\naof_enabled:1\r\nmaxmemory_policy:noeviction\r\n", ""},
		{"redis_version:6.2.14", "Redis 6.2.14, older than 7.0"},
		{"redis_version:10.0.0", ""},
		{"redis_version:7", ""},
		{"redis_version:unknown", ""},
		{"redis_version:7.2.4\r\nvalkey_version:8.1.0", ""},
		{"redis_version:7.2.4\r\nvalkey_version:7.1.9", "Valkey 7.1.9, older than 7.2"},
		{"maxmemory_policy:volatile-ttl", "noeviction"},
		{"aof_enabled:0", "appendonly yes"},
		{"aof_enabled:1\r\naof_last_write_status:err", "full disk"},
		{"role:slave", "replica"},
		{"", ""},
	}
	for _, tt := range tests {
		got := judge(parseInfo(tt.info))
		if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) != 1 || !strings.Contains(got[0], tt.want)) {
			t.Errorf("%q: got %q, want %q", tt.info, got, tt.want)
		}
	}
}
