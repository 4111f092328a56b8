using System.Net;
using System.Net.Sockets;

namespace Prator.Recovery.Ledger.Tests.Storing.Postgres;

/// <summary>Stands between clients and a server on this machine, and can keep the server's answer to a COMMIT from the client: everything is kept, and the connection is gone.</summary>
internal sealed class LostAnswer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private volatile bool _isArmed;

    /// <param name="server">The server's port.</param>
    public LostAnswer(int server)
    {
        _server = server;
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>Keywords that lead here instead, unencrypted, so that a COMMIT is seen.</summary>
    public string Keywords => $"Host=127.0.0.1;Port={((IPEndPoint)_listener.LocalEndpoint).Port};SSL Mode=Disable";

    /// <summary>From now on no answer to a COMMIT arrives.</summary>
    public void Arm() => _isArmed = true;

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = _listener.AcceptTcpClient();
                TcpClient server = new("127.0.0.1", _server);
                Way way = new(client, server);
                new Thread(() => way.Ask(() => _isArmed)) { IsBackground = true }.Start();
                new Thread(way.Answer) { IsBackground = true }.Start();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    // One connection, in both directions.
    private sealed class Way(TcpClient client, TcpClient server)
    {
        private volatile bool _hasAsked;

        public void Ask(Func<bool> isArmed) => Carry(client, server, bytes => _hasAsked |= isArmed() && bytes.IndexOf("COMMIT\0"u8) >= 0);

        // The client asks one thing after the other: what comes now answers the COMMIT.
        public void Answer() => Carry(server, client, _ =>
        {
            if (_hasAsked)
            {
                throw new IOException("The answer is lost.");
            }
        });

        private void Carry(TcpClient from, TcpClient to, Look look)
        {
            byte[] bytes = new byte[64 * 1024];
            try
            {
                int count;
                while ((count = from.GetStream().Read(bytes)) > 0)
                {
                    look(bytes.AsSpan(0, count));
                    to.GetStream().Write(bytes, 0, count);
                }
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // Either side has gone.
            }

            client.Dispose();
            server.Dispose();
        }
    }

    private delegate void Look(ReadOnlySpan<byte> bytes);
}
