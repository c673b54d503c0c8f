package redistest

import (
	"os"
	"path/filepath"
	"testing"
)

// WithUser starts a server in which nobody may do anything but the user of rule, a line of an ACL file. Without
// redis-server it does what Real does.
func WithUser(t testing.TB, rule, name, password string) (url string) {
	t.Helper()
	program := find(t)
	file := filepath.Join(t.TempDir(), "users.acl")
	nobody := "user default on nopass -@all +ping\n" // so that one can see that the server is there
	if err := os.WriteFile(file, []byte(nobody+rule+"\n"), 0o600); err != nil {
		t.Fatalf("write users: %v", err)
	}
	s := newServer(t, program, freeAddress(t), "--aclfile", file)
	return "redis://" + name + ":" + password + "@" + s.address
}
