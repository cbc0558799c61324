-- Run once, in a new PostgreSQL: the ledger's database belongs to the hubs' account, which is no superuser.
\set password `cat /run/secrets/database-password`
CREATE ROLE stellwerk LOGIN PASSWORD :'password';
CREATE DATABASE stellwerk OWNER stellwerk;
