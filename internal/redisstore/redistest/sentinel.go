package redistest

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// watched is the name by which the sentinels know their master.
const watched = "kiez"

// Sentinels are a primary, a replica of it, and three sentinels that watch both.
type Sentinels struct {
	Primary *Server // the first one
	URL     string
}

// Sentinel starts them. Without redis-server it does what Real does.
func Sentinel(t testing.TB) Sentinels {
	t.Helper()
	program := find(t)
	primary := newServer(t, program, freeAddress(t))
	host, port, _ := net.SplitHostPort(primary.address)
	newServer(t, program, freeAddress(t), "--replicaof", host+" "+port)
	var addresses []string
	for range 3 {
		address := freeAddress(t)
		watch(t, program, address, fmt.Sprintf("sentinel monitor %s %s %s 2\nsentinel down-after-milliseconds %s 1000\n"+
			"sentinel failover-timeout %s 5000\n", watched, host, port, watched, watched))
		addresses = append(addresses, address)
	}
	err := within(30*time.Second, func() bool {
		replication, err := tell(primary.address, "INFO replication")
		if err != nil || !strings.Contains(replication, "state=online") {
			return false
		}
		for _, address := range addresses {
			info, err := tell(address, "INFO sentinel")
			if err != nil || !strings.Contains(info, "status=ok") || !strings.Contains(info, "slaves=1,sentinels=3") {
				return false
			}
		}
		return true
	})
	if err != nil {
		t.Fatalf("the sentinels are not ready: %v", err)
	}
	return Sentinels{Primary: primary, URL: "redis+sentinel://" + strings.Join(addresses, ",") + "/0?master=" + watched}
}

// watch starts a sentinel, which ends with the test.
func watch(t testing.TB, program, address, settings string) {
	t.Helper()
	host, port, _ := net.SplitHostPort(address)
	file := filepath.Join(t.TempDir(), "sentinel.conf") // it writes into it
	settings = fmt.Sprintf("bind %s\nport %s\ndir %s\n%s", host, port, filepath.Dir(file), settings)
	if err := os.WriteFile(file, []byte(settings), 0o600); err != nil {
		t.Fatalf("configure sentinel: %v", err)
	}
	cmd := exec.CommandContext(context.Background(), program, file, "--sentinel") //nolint:gosec // from PATH, as above
	if err := cmd.Start(); err != nil {
		t.Fatalf("start sentinel: %v", err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
}
