package redisstore

import (
	"context"
	"testing"
	"time"
)

// must ends the test on an error.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// allKeys lists every key of the database.
func allKeys(t failer, s *Store) []string {
	t.Helper()
	keys, err := s.read.Keys(context.Background(), "*").Result()
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// wantTTL compares the life of a key; -1: no end. A minute of difference is the time the test took.
func wantTTL(t testing.TB, s *Store, key string, want time.Duration) {
	t.Helper()
	got, err := s.read.PTTL(t.Context(), key).Result()
	if err != nil {
		t.Fatal(err)
	}
	if want < 0 && got != want || got > want || got < want-time.Minute {
		t.Errorf("%s lives %s, want %s", key, got, want)
	}
}

// eventually asks again and again until it is so, for ten seconds at most.
func eventually(t testing.TB, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !so(); {
		if time.Now().After(deadline) {
			t.Fatal("waited in vain")
		}
	}
}
